"""The film or table that a learner orders in the time machine: made while its progress shows, then offered."""

from collections.abc import Callable

import streamlit as st

from lib.i18n import _, current_language, translator
from lib.parts.time_machine import MIME, ExportRequest, file_of
from lib.runs import Run
from lib.runs.history import Curves, History

KEY = "filters_wanted"
PICTURES = ("gif", "webp", "png")


def offer_file(ordered: ExportRequest | None, run: Run, history: History, curves: Curves) -> None:
    """Make the file that was ordered last and offer it, unless it was ordered of another run."""
    if ordered is not None:
        st.session_state[KEY] = ordered
    request: ExportRequest | None = st.session_state.get(KEY)
    if request is None or request.run != run.id:
        return
    place = st.empty()

    def progress(share: float) -> None:
        text = _("Drawing {percent:.0f} % …").format(percent=100 * share)
        place.progress(share, text=text)

    content = _file(request, len(history.steps), run.name, current_language(), run, (history, curves), progress)
    place.empty()
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.download_button(
            _("Save {name} ({size:.2f} MB)").format(name=request.file_name, size=len(content) / 1e6),
            content,
            file_name=request.file_name,
            mime=MIME[request.format],
            icon=":material/download:",
            on_click="ignore",
            type="primary",
            key="filters_save",
        )
        if request.format in PICTURES:
            st.image(content, width=320)


@st.cache_data(max_entries=8, show_spinner=False)
def _file(
    request: ExportRequest,
    snapshots: int,
    name: str,
    language: str,
    _run: Run,
    _from: tuple[History, Curves],
    _progress: Callable[[float], None],
) -> bytes:
    # Snapshots, name and language are parts of the cache's key only: a run can be renamed, or get more snapshots.
    history, curves = _from
    return file_of(request, history, curves, _run, _progress, translator())
