"""The whole curve over many turned test images: asking for it, and waiting until it is measured."""

from collections.abc import Sequence

import streamlit as st

from lib.charts.turned import Measured
from lib.i18n import _
from lib.inspectors.answers.turned_curve import COUNTS, TurnedCurve, load_kept
from lib.inspectors.turning_queue import Key, turned_curves
from lib.parts.turned_picture.labels import DIAL_NAMES
from pages.kit import state
from pages.kit.choices import buttons
from pages.kit.fragment import fragment
from pages.kit.measuring import say_trouble, watch
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
    keys = [_key_of(reader, dial, count) for reader in readers]
    if turned_curves().find_jobs(keys):
        watch(
            lambda: turned_curves().find_jobs(keys),
            _("{done} of {total} values of the dial are measured."),
            key="stop-turning",
            draw=lambda: show_measured(_measured(readers, dial, count), readers, dial, count),
        )
    else:
        show_measured(_measured(readers, dial, count), readers, dial, count)


def _start(readers: Sequence[Reader], dial: str, count: int) -> None:
    state.put("curve", SHOWN)
    st.session_state[JOBS] = [turned_curves().start(*_key_of(reader, dial, count)) for reader in readers]


def _measured(readers: Sequence[Reader], dial: str, count: int) -> list[Measured]:
    """Return what is known of each network, of those of which anything is."""
    found = [(title_of(reader.run), _curve_of(reader, dial, count)) for reader in readers]
    return [Measured(title, **curve.to_arrays()) for title, curve in found if curve.points]


def _curve_of(reader: Reader, dial: str, count: int) -> TurnedCurve:
    """Return what is known: the kept curve, or what of it is measured by now."""
    key = _key_of(reader, dial, count)
    kept = load_kept(*key)
    if kept is not None:
        return kept
    job = turned_curves().find_job(*key)
    return TurnedCurve.of(() if job is None else tuple(job.points))


def _key_of(reader: Reader, dial: str, count: int) -> Key:
    return reader.run.id, reader.checkpoint, dial, count
