"""The end of a form that starts a training: how long it will take, the names of run and learner, the button."""

import streamlit as st

from lib.errors import NP_, LearnerError
from lib.i18n import _, plural
from lib.runs import OwnRuns, Run, RunSpec, RunStore
from lib.runs.estimate import training_seconds
from lib.services import supervisor
from pages.kit.runs.long_training import confirm_long_training
from pages.kit.texts import format_duration, say


def offer_start(
    store: RunStore, learner: str, spec: RunSpec, *, parent: str | None = None, checkpoint: str | None = None
) -> Run | None:
    """Return the run that was just queued, or None until the button is pressed.

    Args:
        parent, checkpoint: the run and its checkpoint whose weights it begins with, if it continues another.
    """
    seconds = training_seconds(store, spec)
    st.caption(
        plural(
            NP_(
                "{steps:,} step, about {time} on this machine once it starts.",
                "{steps:,} steps, about {time} on this machine once it starts.",
            ),
            spec.total_steps(),
        ).format(steps=spec.total_steps(), time=format_duration(seconds))
    )
    title = st.text_input(_("Name of the run (optional)"), key="run-name", max_chars=60)
    _ask_for_name(store, learner)
    is_sure = confirm_long_training(seconds)
    label, icon = _("Start training"), ":material/play_arrow:"
    if not st.button(label, type="primary", icon=icon, width="stretch", disabled=not is_sure):
        return None
    try:
        run = OwnRuns(store, learner).start(spec, title, parent=parent, parent_checkpoint=checkpoint)
    except LearnerError as error:
        st.error(say(error), icon=":material/error:")
        return None
    supervisor().wake()
    return run


def _ask_for_name(store: RunStore, learner: str) -> None:
    known = store.learners.name_of(learner)
    name = st.text_input(_("Your name, for the class to see"), value=known, key="learner-name", max_chars=40)
    if name != known:
        store.learners.rename(learner, name)
