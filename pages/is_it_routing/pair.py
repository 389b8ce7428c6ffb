"""The couplings of two pictures beside each other, in one network."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from lib.catalog import SHOWCASE_RUN
from lib.i18n import _
from lib.inspectors.answers.network_file import network_address
from lib.inspectors.answers.routing_measure import load_kept
from lib.inspectors.answers.routing_observation import observe_routing
from lib.inspectors.readings import Reading
from lib.models.common_options import count_routing_iterations
from lib.parts.coupling_pair import ANSWER, PART, Origin, Routed, Typical, payload
from lib.pictures.reference import OWN, TEST, Picture, picture_called
from lib.runs import Run, RunStore
from pages.is_it_routing import PICTURES
from pages.kit import state
from pages.kit.parameters import at_most
from pages.kit.pictures.in_part import choice_of, has_picture
from pages.kit.pictures.test_images import last_test_image
from pages.kit.runs.choose_checkpoint import choose_checkpoint
from pages.kit.runs.choose_run import choose_among
from pages.kit.runs.label import title_of
from pages.kit.texts import translate_class


def show_pair(store: RunStore, runs: list[Run], measured: Sequence[str]) -> None:
    """Draw the section: the network is chosen here, the pictures in the part.

    Args:
        measured: the ids of the runs that are measured above; before any choice it is one of them.
    """
    first = SHOWCASE_RUN if SHOWCASE_RUN in measured else next(iter(measured), SHOWCASE_RUN)
    st.subheader(_("Two pictures, their couplings"), anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        run = choose_among(runs, first)
        checkpoint = choose_checkpoint(store, run)
    reading = Reading.of(run.spec)
    pictures = {name: _read_picture(name, reading) for name in PICTURES}
    with st.spinner(_("The network routes the pictures …")):
        first, second = (_route(run, checkpoint, reading, name, one) for name, one in pictures.items())
    classes = tuple(map(translate_class, first.routing.class_names))
    origin = Origin(
        run.id,
        checkpoint,
        title_of(run),
        network_address(run, checkpoint),
        count_routing_iterations(run.spec.model) or 1,
    )
    checks: Mapping[str, Callable[[str], bool]] = {
        **dict.fromkeys(PICTURES, has_picture(reading)),
        "to": lambda text: text == ANSWER or at_most(len(classes) - 1)(text),
        "capsule": at_most(len(first.routing.primary)),
    }
    sent = payload(
        (first, second),
        origin,
        classes=classes,
        typical=_typical(run, checkpoint),
        view=state.view_of("couplings", checks),
    )
    PART.mount(sent, key=state.key_of("couplings"))


def _read_picture(name: str, reading: Reading) -> Picture:
    """Return the picture that the address names by now; the last test image instead of one beyond it.

    Raises:
        LearnerError: if it names something else.
    """
    picture = picture_called(state.current(name) or PICTURES[name], (TEST, OWN))
    if picture.kind == TEST:
        return Picture(TEST, str(min(int(picture.name), last_test_image(reading))))
    return picture


def _route(run: Run, checkpoint: str, reading: Reading, name: str, picture: Picture) -> Routed:
    usual = min(int(PICTURES[name].partition("-")[2]), last_test_image(reading))
    others = choice_of(reading, picture, picture.reference, f"{TEST}-{usual}")
    return Routed(
        observe_routing(run.id, checkpoint, picture, count_routing_iterations(run.spec.model) or 1), others
    )


def _typical(run: Run, checkpoint: str) -> Typical | None:
    kept = load_kept(run.id, checkpoint)
    return kept and Typical(kept.numbers.alike, kept.numbers.different, kept.images)
