"""The end of a form that starts a training: how long it will take, the names of run and learner, the button."""

import streamlit as st

from lib.errors import NP_
from lib.i18n import _, plural
from lib.runs import Run, RunSpec, RunStore
from lib.runs.estimate import training_seconds
from lib.services import supervisor
from pages.kit.texts import format_duration


def offer_start(
    store: RunStore, learner: str, spec: RunSpec, *, parent: str | None = None, checkpoint: str | None = None
) -> Run | None:
    """Return the run that was just queued, or None until the button is pressed.

    Args:
        parent, checkpoint: the run and its checkpoint whose weights it begins with, if it continues another.
    """
    st.caption(
        plural(
            NP_(
                "{steps:,} step, about {time} on this machine once it starts.",
                "{steps:,} steps, about {time} on this machine once it starts.",
            ),
            spec.total_steps(),
        ).format(steps=spec.total_steps(), time=format_duration(training_seconds(store, spec)))
    )
    title = st.text_input(_("Name of the run (optional)"), key="run-name", max_chars=60)
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
