"""A run's whole training on one slider: filters, curves, maps and reconstructions move together."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from lib.parts.declare import declare
from lib.parts.time_machine.keep import MIME, Wanted, file_of, wanted_in
from lib.parts.time_machine.labels import MACHINE_LABELS
from lib.parts.time_machine.machine import Fitting, Told, fitting, payload
from lib.runs.history import Curves, History

__all__ = [
    "MACHINE_LABELS",
    "MIME",
    "Fitting",
    "Told",
    "Wanted",
    "file_of",
    "fitting",
    "payload",
    "shown_up_to",
    "time_machine",
    "wanted_in",
]

_component = declare(Path(__file__).parent)


def shown_up_to(key: str, run: str) -> int:
    """The last step of which the browser already has the snapshot, or -1."""
    state = st.session_state.get(key)
    match state.get("have") if isinstance(state, Mapping) else getattr(state, "have", None):
        case {"run": str() as known, "step": int() as step} if known == run:
            return step
    return -1


def time_machine(
    history: History,
    fit: Fitting,
    curves: Curves,
    told: Told,
    *,
    after: int,
    translate: Callable[[str], str],
    key: str,
) -> Wanted | None:
    """Draw the machine; it moves in the browser, and the script reruns only for a file, or for what is new.

    Returns what was just ordered in it.

    Args:
        history: the snapshots after step `after`, which is -1 for all of them.
        fit: how much of each is sent.
        curves: beside all snapshots.
        translate: gives a label in the learner's language.
        key: of the component; see `shown_up_to`.
    """
    labels = {name: translate(text) for name, text in MACHINE_LABELS.items()}
    data = payload(history, fit, curves, told, labels=labels, after=after)
    result = _component(data=data, key=key, on_have_change=_nothing, on_export_change=_nothing)
    return wanted_in(getattr(result, "export", None))


def _nothing(*_: Any) -> None:
    """The component's state needs a callback to be declared; the rerun itself is all that is wanted."""
