"""Starting an experiment's runs, which then belong to the learner."""

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from lib.errors import NP_
from lib.experiments.repeats import expected_seconds
from lib.i18n import _, plural
from lib.runs import OwnRuns, Run, RunSpec, RunStore
from lib.runs.own_runs import MOST_WAITING
from lib.services import supervisor
from pages.kit.runs.long_training import confirm_long_training
from pages.kit.texts import format_duration


def offer_start(
    store: RunStore,
    learner: str,
    runs: Sequence[Run],
    specs: Sequence[RunSpec],
    label: str,
    *,
    key: str,
    kind: Literal["primary", "secondary"] = "primary",
) -> None:
    """Draw a button that queues a run of each spec, as far as the learner may have more runs waiting.

    Say how many runs these are, and how long they will take on this machine.

    Args:
        runs: all that there are.
        label: a translated text.
    """
    message = NP_(
        "{count} run, about {time} on this machine.",
        "{count} runs, about {time} on this machine, one after the other.",
    )
    time = format_duration(expected_seconds(store, runs, specs))
    st.caption(plural(message, len(specs)).format(count=len(specs), time=time))
    own = OwnRuns(store, learner)
    now = specs[: own.count_free_places()]
    if len(now) < len(specs):
        limited = _("Up to {limit} of your runs can wait at a time, so {count} of these can be queued now.")
        st.caption(limited.format(limit=MOST_WAITING, count=len(now)))
    is_sure = confirm_long_training(expected_seconds(store, runs, now), f"{key}-long")
    if st.button(label, type=kind, icon=":material/play_arrow:", key=key, disabled=not now or not is_sure):
        for spec in now:
            own.start(spec)
        supervisor().wake()
        st.rerun()
