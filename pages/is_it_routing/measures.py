"""What is measured over many test images: asking for it, waiting, and the question that comes first."""

from collections.abc import Sequence

import streamlit as st

from lib.i18n import _, join_list
from lib.inspectors.routing_queue import RoutingJob, routing_measures
from lib.typed_text import in_markdown
from pages.is_it_routing.guess import ask_first
from pages.is_it_routing.networks import Reader
from pages.is_it_routing.published import show_published
from pages.is_it_routing.results import show_results
from pages.kit.fragment import fragment
from pages.kit.measuring import say_trouble, watch

JOBS = "routing-measures"


@fragment()
def show_measures(readers: Sequence[Reader]) -> None:
    """Draw the section; what is chosen in it reruns it alone."""
    known = [(reader, kept) for reader in readers if (kept := reader.kept()) is not None]
    missing = [reader for reader in readers if reader.kept() is None]
    if missing:
        _offer(missing)
    say_trouble(JOBS)
    if _find_jobs(missing):
        text = _("{done} of {total} steps are done.")
        watch(lambda: _find_jobs(missing), text, key="stop-routing")
    if known and ask_first(*known[0]):
        show_results(known)
        show_published(*known[0])


def _offer(missing: Sequence[Reader]) -> None:
    """Say of which networks nothing is known yet, and offer to measure them."""
    names = join_list(in_markdown(reader.title) for reader in missing)
    st.caption(_("Not measured yet: {networks}.").format(networks=names))
    if len(_find_jobs(missing)) < len(missing):
        st.button(
            _("Measure over the test images"),
            type="primary",
            icon=":material/functions:",
            on_click=_start,
            args=(missing,),
        )


def _start(readers: Sequence[Reader]) -> None:
    st.session_state[JOBS] = [routing_measures().start(run.id, checkpoint) for run, checkpoint in readers]


def _find_jobs(readers: Sequence[Reader]) -> list[RoutingJob]:
    """Return the measurements that are under way."""
    return routing_measures().find_jobs((run.id, checkpoint) for run, checkpoint in readers)
