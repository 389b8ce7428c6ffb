"""Where a picture comes from: the canvas, a file, the camera or the test images."""

import random
from collections.abc import Mapping, Sequence

import streamlit as st

from lib import catalog
from lib.errors import N_, LearnerError
from lib.i18n import _
from lib.inspectors.answers.prepared_picture import Shape
from lib.inspectors.kept import SHOWCASE
from lib.inspectors.readings import Reading
from lib.parts.drawing_canvas import strokes_of
from lib.parts.picture_input import CAMERA, UPLOAD, number_received
from lib.pictures.reference import ALL_STEPS, TEST, Picture, picture_called
from pages.kit import state
from pages.kit.choices import buttons
from pages.kit.parameters import PICTURE
from pages.kit.pictures.address import limit_test_index, picture_in_address, put_in_address
from pages.kit.pictures.drawing import draw_picture, number_on_canvas
from pages.kit.pictures.files import take_file
from pages.kit.pictures.test_images import last_test_image
from pages.kit.texts import say

DRAW = "draw"
SOURCES = {
    DRAW: N_("Draw"),
    UPLOAD: N_("Upload"),
    CAMERA: N_("Camera"),
    TEST: N_("Test image"),
}


def choose_source(
    readings: Sequence[Reading], default: str, *, has_chooser: bool = False
) -> tuple[str, int | None]:
    """Return the source that is chosen, a key of `SOURCES`, and the highest number that a test image can have.

    If a data set is not on this computer, say so, offer no test images, and return None for the number.

    Args:
        readings: of the networks that read the picture; each has to have the test image.
        default: the source before any choice, unless the address names a picture: then where that comes from.
        has_chooser: whether drawings and test images are chosen at one place (`picture_for_part`): then they are
            one source, as long as there are test images.
    """
    sources, last = dict(SOURCES), None
    try:
        last = min(last_test_image(reading) for reading in readings)
    except LearnerError as error:
        st.caption(say(error))
        del sources[TEST]
    if has_chooser and last is not None:
        default = DRAW if (state.chosen("source") or _source_in_address()) == DRAW else TEST
        sources = {default: N_("Draw or test image"), UPLOAD: SOURCES[UPLOAD], CAMERA: SOURCES[CAMERA]}
    return choose_among_sources(sources, default), last


def choose_among_sources(sources: Mapping[str, str], default: str) -> str:
    """Return which of these sources is chosen, by title; see `choose_source`."""
    named = _source_in_address()
    return buttons(_("Where the picture comes from"), "source", sources, named if named in sources else default)


def _source_in_address() -> str:
    """Return where the picture that the address names comes from, or "" if it names none that is known."""
    try:
        picture = picture_called(state.chosen(PICTURE.name) or "")
    except LearnerError:
        return ""
    if picture.kind == TEST:
        return TEST
    return DRAW if strokes_of(picture.name) else UPLOAD


def take_picture(
    source: str,
    last: int | None,
    readings: Sequence[Reading],
    *,
    shapes: Sequence[Shape] = (),
    steps: frozenset[str] = ALL_STEPS,
    is_left_to_browser: bool = False,
) -> Picture | None:
    """Draw the source and return the picture that it shows, or None while it shows none.

    A picture that was just taken goes into the address, and one that was cleared away leaves it. Say in words why
    a file cannot be used, and return None.

    Args:
        last: the highest number of a test image, or None if there are none to choose from.
        readings: of the networks that read the picture; if all read digits, the learner is asked for a digit.
        shapes, steps: of the inputs that a file will become, so that it is prepared when it is taken in.
        is_left_to_browser: whether the page need not run when a stroke ends.
    """
    try:
        if source == TEST and last is not None:
            return _pick(last)
        is_digit = can_only_read_digits(readings)
        if source == DRAW:
            hint = "" if is_digit else _("Draw here")
            return draw_picture(last, readings, hint=hint, is_left_to_browser=is_left_to_browser)
        if source == CAMERA:
            on_paper = _("Hold it in front of the camera, a digit on paper for instance")
            st.caption(on_paper if is_digit else _("Hold it in front of the camera"))
        else:
            st.caption(_("A picture of one thing: a photo, a scan or a drawing"))
        return take_file(source, last, shapes, steps)
    except LearnerError as error:
        st.error(say(error), icon=":material/image_not_supported:")
        return None


def follows(source: str) -> bool:
    """Return whether the networks follow what the learner does at a source: a drawing, or what the camera sees."""
    return source in (DRAW, CAMERA)


def number_of_picture(source: str) -> int:
    """Return the number of the picture that came last from a source that the networks follow."""
    return number_on_canvas() if source == DRAW else number_received(state.key_of(source))


def can_only_read_digits(readings: Sequence[Reading]) -> bool:
    """Return whether there are any networks, and all of them read digits only."""
    return bool(readings) and all(catalog.dataset(reading.dataset).is_of_digits for reading in readings)


def _pick(last: int) -> Picture:
    current = picture_in_address(last)
    index = limit_test_index(int(current.name) if current.kind == TEST else SHOWCASE[0], last)
    if st.session_state.get("test_index") != index:
        st.session_state.test_index = index

    def put(number: int) -> None:
        put_in_address(Picture(TEST, str(number)))

    st.button(_("Another test image"), icon=":material/casino:", on_click=lambda: put(random.randint(0, last)))
    label = _("Number of the test image")
    chosen = state.while_here(lambda: put(st.session_state.test_index))
    st.number_input(label, 0, last, key="test_index", on_change=chosen)
    return Picture(TEST, str(index))
