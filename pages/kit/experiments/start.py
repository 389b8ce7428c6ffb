"""Starting an experiment's runs, which then belong to the learner."""

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from lib.errors import NP_
from lib.experiments.repeats import expected_seconds
from lib.i18n import plural
from lib.runs import Run, RunSpec, RunStore
from lib.services import supervisor
from pages.kit.texts import format_duration


def start_button(
    store: RunStore,
    learner: str,
    specs: Sequence[RunSpec],
    label: str,
    *,
    key: str,
    kind: Literal["primary", "secondary"] = "primary",
) -> None:
    """Draw a button that queues a run of each spec.

    Args:
        label: a translated text.
    """
    if st.button(label, type=kind, icon=":material/play_arrow:", key=key):
        for spec in specs:
            store.create(spec, learner)
        supervisor().wake()
        st.rerun()


def say_expected_time(store: RunStore, runs: Sequence[Run], specs: Sequence[RunSpec]) -> None:
    """Say how many runs these are, and how long they will take on this machine."""
    message = NP_(
        "{count} run, about {time} on this machine.",
        "{count} runs, about {time} on this machine, one after the other.",
    )
    time = format_duration(expected_seconds(store, runs, specs))
    st.caption(plural(message, len(specs)).format(count=len(specs), time=time))
