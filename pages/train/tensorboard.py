"""Showing runs in TensorBoard: a button, and the link to it."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from lib.engine.event_files import can_be_shown, prepare_events
from lib.engine.tensorboard import PATH
from lib.errors import LearnerError
from lib.i18n import _, join_list
from lib.owners import owns
from lib.runs import Run, RunStore
from lib.services import tensorboard
from lib.typed_text import in_file_name, in_markdown
from pages.kit.choices import tell_apart
from pages.kit.runs.label import title_of
from pages.kit.seen import seen_runs
from pages.kit.texts import say

MOST = 12
NAME_BYTES = 180
"""Of a run's name; with its id a file system takes 255."""


def offer_tensorboard(store: RunStore, learner: str, run: Run) -> None:
    """Draw a popover that shows this run and others in TensorBoard; draw nothing if nothing is to be shown yet."""
    if not can_be_shown(store, run):
        return
    with st.popover(_("TensorBoard"), icon=":material/monitoring:"):
        st.caption(
            _(
                "Curves, weight histograms, pictures, the graph and test images by their vectors (Projector), as "
                "TensorFlow’s own tool shows them. What a training has not written is written when you ask for it."
            )
        )
        found = [run, *(other for other in seen_runs(store) if other.id != run.id)]
        known = {other.id: other for other in found if can_be_shown(store, other)}
        offered = list(known)[:MOST]
        chosen = st.multiselect(
            _("Runs"),
            offered,
            default=[run.id],
            format_func=tell_apart(offered, lambda run_id: title_of(known[run_id])),
            key=f"tensorboard-runs-{run.id}",
        )
        _buttons(store, learner, [known[run_id] for run_id in chosen])


def _buttons(store: RunStore, learner: str, runs: Sequence[Run]) -> None:
    board = tensorboard()
    with st.container(horizontal=True):
        if st.button(
            _("Show these runs"), icon=":material/play_arrow:", disabled=not runs, key="tensorboard-show"
        ):
            try:
                with st.spinner(_("TensorBoard is starting …"), show_time=True):
                    board.show(_folders(store, runs), learner)
            except LearnerError as error:
                st.error(say(error), icon=":material/error:")
        is_running = board.port is not None
        if is_running and owns(learner, board.started_by):
            st.button(_("Stop TensorBoard"), icon=":material/stop:", on_click=board.stop, key="tensorboard-stop")
    if is_running:
        # Beside this page, so that it is right below any path that the app has.
        st.link_button(_("Open TensorBoard"), f"{PATH.removeprefix('/')}/")
        st.caption(
            _("It shows: {runs}. Everybody in class may look.").format(runs=in_markdown(join_list(board.shown)))
        )


def _folders(store: RunStore, runs: Sequence[Run]) -> dict[str, Path]:
    """Return the folder of each run's event files, by a name that no other run has and a file can have."""
    names = {run.id: in_file_name(run.name, NAME_BYTES) for run in runs}
    return {
        run.id if run.name == run.id else f"{names[run.id]} {run.id}": prepare_events(store, run) for run in runs
    }
