"""The whole curve over many turned test images: asking for it, and waiting until it is measured."""

from collections.abc import Callable, Sequence

import streamlit as st

from lib.charts.turned import Measured
from lib.i18n import _
from lib.inspectors.answers.turned_curve import COUNTS, TurnedCurve, load_kept
from lib.inspectors.turning_queue import TurningJob, turned_curves
from lib.parts.turned_picture.labels import DIAL_NAMES
from pages.kit import state
from pages.kit.choices import buttons
from pages.kit.fragment import fragment
from pages.kit.measuring import TICK, say_trouble, show_progress
from pages.kit.runs.label import title_of
from pages.kit.runs.readers import Reader
from pages.turn.measured import show_measured

SHOWN = "shown"
JOBS = "turned-curves"


@fragment()
def show_curves(readers: Sequence[Reader]) -> None:
    """Draw the section; what is chosen in it reruns it alone."""
    st.subheader(_("Over many test images"), anchor=False)
    st.caption(_("One picture says little. Here each network reads many test images, all changed by one dial."))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        dial = buttons(_("Dial"), "over", DIAL_NAMES, labelled=True)
        count = int(buttons(_("Test images"), "images", {str(one): f"{one:,}" for one in COUNTS}, labelled=True))
        if not state.is_hidden("curve"):
            st.button(
                _("Measure the whole curve"),
                type="primary",
                icon=":material/functions:",
                on_click=_start,
                args=(readers, dial, count),
            )
    say_trouble(JOBS)
    if state.chosen("curve") != SHOWN:
        return
    if any(map(_find_job(dial, count), readers)):
        _watch(readers, dial, count)
    else:
        show_measured(_measured(readers, dial, count), dial, count)


def _start(readers: Sequence[Reader], dial: str, count: int) -> None:
    state.put("curve", SHOWN)
    asked = [turned_curves().start(run.id, checkpoint, dial, count) for run, checkpoint in readers]
    st.session_state[JOBS] = asked


@st.fragment(run_every=TICK)
def _watch(readers: Sequence[Reader], dial: str, count: int) -> None:
    """Draw the curves as far as they are, and how far that is."""
    jobs = [job for job in map(_find_job(dial, count), readers) if job is not None]
    if not jobs:
        st.rerun()
    done, total = sum(len(job.points) for job in jobs), sum(job.total for job in jobs)
    text = _("{done} of {total} values of the dial are measured.").format(done=done, total=total)
    show_progress(jobs, done / total, text, key="stop-turning")
    show_measured(_measured(readers, dial, count), dial, count)


def _measured(readers: Sequence[Reader], dial: str, count: int) -> list[Measured]:
    """Return what is known of each network, of those of which anything is."""
    found = [(title_of(reader.run), _curve_of(reader, dial, count)) for reader in readers]
    return [Measured(title, **curve.to_arrays()) for title, curve in found if curve.points]


def _curve_of(reader: Reader, dial: str, count: int) -> TurnedCurve:
    """Return what is known: the kept curve, or what of it is measured by now."""
    kept = load_kept(reader.run.id, reader.checkpoint, dial, count)
    if kept is not None:
        return kept
    job = _find_job(dial, count)(reader)
    return TurnedCurve.of(() if job is None else tuple(job.points))


def _find_job(dial: str, count: int) -> Callable[[Reader], TurningJob | None]:
    return lambda reader: turned_curves().find_job(reader.run.id, reader.checkpoint, dial, count)
