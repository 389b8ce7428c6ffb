"""The buttons of a run: stop, continue, rename, delete, look inside."""

import streamlit as st

from lib.errors import LearnerError
from lib.i18n import _, say
from lib.runs import Run, State, open_store
from lib.services import supervisor
from pages.kit import state
from pages.train.branch import can_branch, offer_branch
from pages.train.run_pictures import offer_numbers
from pages.train.tensorboard import offer_tensorboard


def show_actions(run: Run, learner: str) -> None:
    """Draw the buttons; only the owner gets those that change the run."""
    is_own = run.owner == learner
    with st.container(horizontal=True, vertical_alignment="center"):
        if is_own and run.state in (State.QUEUED, State.RUNNING):
            st.button(
                _("Stop"), icon=":material/stop:", key=f"stop-{run.id}", on_click=open_store().stop, args=(run.id,)
            )
        if is_own and run.state in (State.STOPPED, State.FAILED):
            st.button(_("Continue"), icon=":material/play_arrow:", on_click=_resume, args=(run.id,))
        if run.architecture.has_capsules and open_store().files(run).checkpoints():
            st.page_link(
                "pages/routing/page.py",
                label=_("Look at its routing"),
                icon=":material/hub:",
                query_params={"run": run.id},
            )
        if open_store().files(run).checkpoints():
            st.page_link(
                "pages/evaluate/page.py",
                label=_("Evaluate"),
                icon=":material/fact_check:",
                query_params={"run": run.id},
            )
        if can_branch(open_store(), run):
            offer_branch(run)
        offer_tensorboard(open_store(), run)
        offer_numbers(run)
        if is_own:
            with st.popover(_("More"), icon=":material/more_horiz:"):
                _rename(run)
                _delete(run)


def _resume(run_id: str) -> None:
    open_store().resume(run_id)
    supervisor().wake()


def _rename(run: Run) -> None:
    name = st.text_input(_("Name"), value=run.name, key=f"rename-{run.id}", max_chars=60)
    if st.button(_("Rename"), key=f"rename-button-{run.id}"):
        try:
            open_store().rename(run.id, name)
        except LearnerError as error:
            st.error(say(error))
        else:
            st.rerun()


def _delete(run: Run) -> None:
    is_sure = st.checkbox(_("Delete its curves, pictures and weights for good"), key=f"sure-{run.id}")
    is_off = not is_sure or run.active
    if st.button(_("Delete"), key=f"delete-{run.id}", icon=":material/delete:", disabled=is_off):
        try:
            open_store().delete(run.id)
        except LearnerError as error:
            st.error(say(error))
        else:
            state.put("view", None)
            st.rerun()
