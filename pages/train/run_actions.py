"""The buttons of a run: stop, continue, rename, delete, look inside."""

from collections.abc import Callable

import streamlit as st

from lib import catalog
from lib.errors import LearnerError
from lib.i18n import _
from lib.runs import OwnRuns, Run, State, open_store
from lib.services import supervisor
from pages.kit import state
from pages.kit.runs.label import title_of
from pages.kit.texts import say
from pages.train.branch import can_branch, offer_branch
from pages.train.run_pictures import offer_numbers
from pages.train.take_along import offer_network
from pages.train.tensorboard import offer_tensorboard


def show_actions(run: Run, learner: str) -> None:
    """Draw the buttons; only the owner gets those that change the run."""
    own = OwnRuns(open_store(), learner)
    is_own, has_weights = own.has(run), bool(open_store().files(run).checkpoints())
    with st.container(horizontal=True, vertical_alignment="center"):
        if is_own:
            _stop_or_continue(own, run)
        if has_weights:
            st.page_link(
                "pages/predict/page.py",
                label=_ask_to_try(run),
                icon=":material/draw:",
                query_params={"runs": run.id},
            )
        if has_weights and run.architecture.has_capsules:
            st.page_link(
                "pages/routing/page.py",
                label=_("Look at its routing"),
                icon=":material/hub:",
                query_params={"run": run.id},
            )
        if has_weights:
            st.page_link(
                "pages/evaluate/page.py",
                label=_("Evaluate"),
                icon=":material/fact_check:",
                query_params={"run": run.id},
            )
        if can_branch(open_store(), run):
            offer_branch(run)
        offer_tensorboard(open_store(), learner, run)
        offer_numbers(run)
        if has_weights:
            offer_network(run)
        if is_own:
            with st.popover(_("More"), icon=":material/more_horiz:"):
                _rename(own, run)
                _delete(own, run)


def _stop_or_continue(own: OwnRuns, run: Run) -> None:
    can_stop, can_continue = run.state in (State.QUEUED, State.RUNNING), run.state in (State.STOPPED, State.FAILED)
    if can_stop and st.button(_("Stop"), icon=":material/stop:", key=f"stop-{run.id}"):
        change_or_say_why(own.stop, run.id)
    if can_continue and st.button(_("Continue"), icon=":material/play_arrow:", key=f"continue-{run.id}"):
        change_or_say_why(own.resume, run.id)


def change_or_say_why(change: Callable[..., None], *arguments: str) -> None:
    """Change a run and draw the page again, or say why that cannot be."""
    try:
        change(*arguments)
    except LearnerError as error:
        st.error(say(error), icon=":material/error:")
    else:
        supervisor().wake()
        st.rerun()


def _rename(own: OwnRuns, run: Run) -> None:
    name = st.text_input(_("Name"), value=title_of(run), key=f"rename-{run.id}", max_chars=60)
    if st.button(_("Rename"), key=f"rename-button-{run.id}"):
        change_or_say_why(own.rename, run.id, name)


def _delete(own: OwnRuns, run: Run) -> None:
    is_sure = st.checkbox(_("Delete its curves, pictures and weights for good"), key=f"sure-{run.id}")
    is_off = not is_sure or run.active
    if st.button(_("Delete"), key=f"delete-{run.id}", icon=":material/delete:", disabled=is_off):

        def delete() -> None:
            own.delete(run.id)
            state.put("view", None)

        change_or_say_why(delete)


def _ask_to_try(run: Run) -> str:
    """Return what the link to the Predict page says: only a network of digits asks for a drawing."""
    try:
        reads_digits = catalog.dataset(run.spec.dataset).is_of_digits
    except LearnerError:  # its pictures are deleted
        reads_digits = False
    return _("Try it on your drawing") if reads_digits else _("Try it on your picture")
