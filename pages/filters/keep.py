"""The film or table that a learner orders in the time machine: made once, then offered."""

from dataclasses import dataclass, replace

import streamlit as st

from lib.i18n import _, current_language, translator
from lib.inspectors.answers.filter_film import FilterFilm
from lib.parts.time_machine import MIME, ExportRequest, file_of
from lib.runs import Run
from lib.runs.history import Curves, History
from pages.kit.runs.label import title_of

KEY = "filters_wanted"
PICTURES = ("gif", "webp", "png")
BOX = "filters_offer"
# The box is the last of a long page: beside the buttons that order a file it stands at the edge of the window,
# and further up it lies behind the machine's time, which stands there then.
STYLE = f"""<style>
[data-testid="stLayoutWrapper"]:has(> .st-key-{BOX}) {{ position: sticky; bottom: 0; z-index: 1 }}
.st-key-{BOX} {{ background: Canvas; padding: .4rem .9rem }}
.st-key-{BOX} img {{ max-height: 4.5rem; width: auto }}
</style>"""


@dataclass(frozen=True)
class _Order:
    """A file that a learner asked for, its film, and the last snapshot at that time: later ones are not in it."""

    request: ExportRequest
    last_step: int
    film: FilterFilm | None


def offer_file(
    requested: ExportRequest | None, run: Run, history: History, curves: Curves, film: FilterFilm | None
) -> None:
    """Make the file that was ordered last and offer it, unless it was ordered of another run.

    Args:
        film: the one that is shown, of which a file may be ordered.
    """
    if requested is not None:
        of = film if requested.of == "maps" else None
        st.session_state[KEY] = _Order(requested, int(history.steps[-1]), of)
    order: _Order | None = st.session_state.get(KEY)
    if order is None or order.request.run != run.id:
        return
    request = order.request
    with st.spinner(_("Making {name} …").format(name=request.file_name)):
        content = _file(order, title_of(run), current_language(), run, history, curves)
    st.html(STYLE)
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=BOX):
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
            st.image(content, alt=request.file_name)


@st.cache_data(max_entries=8, show_spinner=False)
def _file(order: _Order, title: str, language: str, _run: Run, _history: History, _curves: Curves) -> bytes:
    # The language is a part of the cache's key only. Nothing in here may draw: what a cached function draws is
    # drawn again with its result, which fails for an element of another place.
    named = replace(_run, name=title)
    return file_of(order.request, _history, _curves, named, translator(), film=order.film)
