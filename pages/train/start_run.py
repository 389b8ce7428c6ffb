"""The last words before a training: how long it will take, what it is called, whose it is, and the button."""

import streamlit as st

from lib.errors import NP_
from lib.i18n import _, plural
from lib.runs import Run, RunSpec, RunStore
from lib.runs.estimate import training_seconds
from lib.services import supervisor
from pages.kit.texts import duration


def offer_start(
    store: RunStore, learner: str, spec: RunSpec, *, parent: str | None = None, checkpoint: str | None = None
) -> Run | None:
    """The run that was just queued, or None.

    Args:
        parent, checkpoint: whose weights it begins with, for a run that continues another.
    """
    st.caption(
        plural(
            NP_(
                "{steps:,} step, about {time} on this machine once it starts.",
                "{steps:,} steps, about {time} on this machine once it starts.",
            ),
            spec.total_steps(),
        ).format(steps=spec.total_steps(), time=duration(training_seconds(store, spec)))
    )
    title = st.text_input(_("Name of the run (may stay empty)"), key="run-name", max_chars=60)
    _ask_for_name(store, learner)
    if not st.button(_("Start training"), type="primary", icon=":material/play_arrow:", width="stretch"):
        return None
    run = store.create(spec, learner, title, parent=parent, parent_checkpoint=checkpoint)
    supervisor().wake()
    return run


def _ask_for_name(store: RunStore, learner: str) -> None:
    known = store.learners.name_of(learner)
    name = st.text_input(_("Your name, for the class to see"), value=known, key="learner-name", max_chars=40)
    if name != known:
        store.learners.rename(learner, name)
