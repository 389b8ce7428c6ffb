"""Which runs train now, and which come next."""

import streamlit as st

from lib.i18n import _
from lib.runs import RunStore, State
from pages.kit.texts import describe_owner


def show_queue(store: RunStore, learner: str) -> None:
    """Draw a line on the runs that train and one on those that wait; draw nothing while the machine is free."""
    running = store.runs(State.RUNNING, State.STOPPING)
    waiting = sorted(store.runs(State.QUEUED), key=lambda run: run.queued_at)
    if not running and not waiting:
        return
    now = ", ".join(f"**{run.name}** ({describe_owner(run, learner)})" for run in running)
    then = ", ".join(f"{run.name} ({describe_owner(run, learner)})" for run in waiting)
    lines = [_("Training now: {runs}").format(runs=now or "–")]
    if then:
        lines.append(_("Waiting: {runs}").format(runs=then))
    st.info("  \n".join(lines), icon=":material/groups:")
