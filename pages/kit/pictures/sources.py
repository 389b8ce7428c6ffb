"""Where a picture comes from: the canvas, a file, the camera or the test images."""

import random
from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from lib import catalog
from lib.errors import N_, LearnerError
from lib.i18n import _
from lib.inspectors.answers.prepared_picture import Shape, take_in
from lib.inspectors.kept import SHOWCASE
from lib.inspectors.readings import Reading
from lib.parts.drawing_canvas import drawing_canvas
from lib.pictures.kept_images import keep_image
from lib.pictures.reference import ALL_STEPS, OWN, TEST, Picture
from pages.kit import state
from pages.kit.choices import buttons
from pages.kit.pictures.address import limit_test_index, picture_in_address, put_in_address
from pages.kit.pictures.test_images import last_test_image
from pages.kit.texts import say

TAKEN = "picture-taken-in"
"""Where the session remembers the last file that was taken in, by Streamlit's id, and its digest."""
PICTURE_MEGABYTES = 20
"""How large a file a browser may send. From 8 MB on the file is refused in our own words, in every language."""
SOURCES = {
    "draw": N_("Draw"),
    "upload": N_("Upload"),
    "camera": N_("Camera"),
    "test": N_("Test image"),
}


def choose_source(readings: Sequence[Reading], default: str) -> tuple[str, int | None]:
    """Return the source that is chosen, a key of `SOURCES`, and the highest number that a test image can have.

    If a data set is not on this computer, say so, offer no test images, and return None for the number.

    Args:
        readings: of the networks that read the picture; each has to have the test image.
        default: the source before any choice.
    """
    sources, last = list(SOURCES), None
    try:
        last = min(last_test_image(reading.dataset) for reading in readings)
    except LearnerError as error:
        st.caption(say(error))
        sources.remove(TEST)
    titles = {name: SOURCES[name] for name in sources}
    return buttons(_("Where the picture comes from"), "source", titles, default), last


def take_picture(
    source: str,
    last: int | None,
    readings: Sequence[Reading],
    *,
    shapes: Sequence[Shape] = (),
    steps: frozenset[str] = ALL_STEPS,
) -> Picture | None:
    """Draw the source and return the picture that it gives, or None while there is none.

    Args:
        last: the highest number of a test image, or None if there are none to choose from.
        readings: of the networks that read the picture; if all read digits, the learner is asked for a digit.
        shapes, steps: of the inputs that a file will become, so that it is prepared when it is taken in.
    """
    if source == TEST and last is not None:
        return _pick(last)
    is_digit = can_only_read_digits(readings)
    if source == "draw":
        return _draw(is_digit)
    file = _upload() if source == "upload" else _photograph(is_digit)
    return _take_in(file, shapes, steps) if file else None


def can_only_read_digits(readings: Sequence[Reading]) -> bool:
    """Return whether there are any networks, and all of them read digits only."""
    return bool(readings) and all(catalog.dataset(reading.dataset).is_of_digits for reading in readings)


def _draw(is_digit: bool) -> Picture | None:
    drawn = drawing_canvas(key=state.key_of("canvas"), hint="" if is_digit else _("Draw here"))
    return Picture(OWN, keep_image(drawn)) if drawn else None


def _upload() -> UploadedFile | None:
    return st.file_uploader(
        _("A picture of one thing: PNG, JPEG, WebP, BMP or GIF, up to 8 MB"),
        key=state.key_of("upload"),
        max_upload_size=PICTURE_MEGABYTES,
    )


def _photograph(is_digit: bool) -> UploadedFile | None:
    on_paper = _("Hold it in front of the camera, a digit on paper for instance")
    label = on_paper if is_digit else _("Hold it in front of the camera")
    return st.camera_input(label, key=state.key_of("camera"))


def _take_in(file: UploadedFile, shapes: Sequence[Shape], steps: frozenset[str]) -> Picture | None:
    """Return a file as a picture, or None after saying why it is none; a file is taken in once."""
    file_id, digest = st.session_state.get(TAKEN, ("", ""))
    if file_id != file.file_id:
        try:
            with st.spinner(_("Reading the picture …")):
                digest = take_in(file.getvalue(), shapes, steps).name
        except LearnerError as error:
            st.error(say(error), icon=":material/image_not_supported:")
            return None
        st.session_state[TAKEN] = file.file_id, digest
    return Picture(OWN, digest)


def _pick(last: int) -> Picture:
    current = picture_in_address(last)
    index = limit_test_index(int(current.name) if current.kind == TEST else SHOWCASE[0], last)
    if st.session_state.get("test_index") != index:
        st.session_state.test_index = index

    def put(number: int) -> None:
        put_in_address(Picture(TEST, str(number)))

    st.button(_("Another test image"), icon=":material/casino:", on_click=lambda: put(random.randint(0, last)))
    label = _("Number of the test image")
    st.number_input(label, 0, last, key="test_index", on_change=lambda: put(st.session_state.test_index))
    return Picture(TEST, str(index))
