"""Showing runs in TensorBoard: a button, the link to it, and the command that does the same."""

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st

from lib.engine.tensorboard import command_by_hand
from lib.errors import LearnerError
from lib.i18n import _, say
from lib.runs import Run, RunStore
from lib.services import tensorboard

MOST = 12


def offer_tensorboard(store: RunStore, run: Run) -> None:
    """Draw a popover that shows this run and others in TensorBoard; draw nothing if it has no event files."""
    if not store.files(run).tensorboard.is_dir():
        return
    with st.popover(_("TensorBoard"), icon=":material/monitoring:"):
        st.caption(_("Curves, weight histograms, pictures and the graph, as TensorFlow’s own tool shows them."))
        found = [run, *(other for other in store.runs() if other.id != run.id)]
        known = {other.id: other for other in found if store.files(other).tensorboard.is_dir()}
        chosen = st.multiselect(
            _("Runs"),
            list(known)[:MOST],
            default=[run.id],
            format_func=lambda run_id: known[run_id].name,
            key=f"tensorboard-runs-{run.id}",
        )
        _buttons(store, [known[run_id] for run_id in chosen])
        st.caption(_("Or by hand, in the folder of Capsule Lab:"))
        command = command_by_hand(_folders(store, [known[run_id] for run_id in chosen] or [run]))
        st.code(f".venv/bin/{command}", language=None, wrap_lines=True)


def _buttons(store: RunStore, runs: Sequence[Run]) -> None:
    board = tensorboard()
    with st.container(horizontal=True):
        if st.button(
            _("Show these runs"), icon=":material/play_arrow:", disabled=not runs, key="tensorboard-show"
        ):
            try:
                with st.spinner(_("TensorBoard is starting …"), show_time=True):
                    board.show(_folders(store, runs), str(st.get_option("server.address") or ""))
            except LearnerError as error:
                st.error(say(error), icon=":material/error:")
        port = board.port
        if port:
            st.button(_("Stop TensorBoard"), icon=":material/stop:", on_click=board.stop, key="tensorboard-stop")
    if port:
        # The browser reaches TensorBoard by the host name by which it reached the app.
        host = urlsplit(st.context.url or "").hostname or "localhost"
        st.link_button(_("Open TensorBoard"), f"http://{f'[{host}]' if ':' in host else host}:{port}")
        st.caption(_("It shows: {runs}. Everybody in class may look.").format(runs=", ".join(board.shown)))


def _folders(store: RunStore, runs: Sequence[Run]) -> dict[str, Path]:
    """Return the folder of each run's event files, by a name that no other run has."""
    return {run.id if run.name == run.id else f"{run.name} {run.id}": store.files(run).tensorboard for run in runs}
