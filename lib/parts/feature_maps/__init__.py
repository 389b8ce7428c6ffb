"""A network's feature maps in three levels: all layers, one layer, one map with each pixel's arithmetic."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from lib.inspectors.answers.maps import NetworkMaps
from lib.parts.declare import declare
from lib.parts.feature_maps.labels import MAP_LABELS
from lib.parts.feature_maps.payload import Asked, Closer, asked_in, payload

__all__ = ["MAP_LABELS", "Asked", "Closer", "asked_by_learner", "asked_in", "feature_maps", "payload"]

_component = declare(Path(__file__).parent)


def asked_by_learner(key: str) -> Asked | None:
    """What the learner last zoomed to in the component `key`; None before it was touched."""
    state = st.session_state.get(key)
    return asked_in(state.get("asked") if isinstance(state, Mapping) else getattr(state, "asked", None))


def feature_maps(
    name: str,
    found: NetworkMaps,
    closer: Closer,
    *,
    have: str,
    translate: Callable[[str], str],
    view: Mapping[str, str],
    key: str,
) -> None:
    """Draw all layers; the script reruns when a learner zooms to what the browser does not have.

    Args:
        name, have: name what is shown and what the browser has; see `payload`.
        closer: the answer to `asked_by_learner`.
        translate: gives a label in the learner's language.
        view: what the address says under `layer`, `map`, `at` and `colours`.
        key: of the component.
    """
    labels = {label: translate(text) for label, text in MAP_LABELS.items()}
    data = payload(name, found, closer, have=have, labels=labels, view=view)
    _component(data=data, key=key, on_asked_change=_nothing)


def _nothing(*_: Any) -> None:
    """The component's state needs a callback to be declared; the rerun itself is all that is wanted."""
