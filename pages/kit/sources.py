"""Where a picture to predict comes from: the canvas, a file, the camera or the test set."""

import random
from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from lib.errors import N_, LearnerError
from lib.i18n import _, say
from lib.inspectors.answers.prepared_picture import take_in
from lib.inspectors.kept import SHOWCASE
from lib.parts.drawing_canvas import drawing_canvas
from lib.pictures.kept_images import keep_image
from pages.kit import state
from pages.kit.choices import buttons
from pages.kit.pictures import (
    OWN,
    TEST,
    Picture,
    Reading,
    last_test_image,
    of_digits,
    picture_in_address,
    put_in_address,
    test_index_within,
)

TAKEN = "picture-taken-in"
"""Where the session remembers the last file that was taken in, and its digest."""
PICTURE_MEGABYTES = 20
"""What a browser may send as one picture. Above 8 MB it is refused in words, which the browser could not say."""
SOURCES = {
    "draw": N_("Draw"),
    "upload": N_("Upload"),
    "camera": N_("Camera"),
    "test": N_("Test image"),
}


def choose_source(readings: Sequence[Reading], default: str) -> tuple[str, int | None]:
    """Where the picture comes from, a key of `SOURCES`, and the highest number of a test image that all have.

    Where a data set is not on this computer, that is said, only the learner's own pictures are offered,
    and the number is None.
    """
    sources, last = list(SOURCES), None
    try:
        last = min(last_test_image(reading.dataset) for reading in readings)
    except LearnerError as error:
        st.caption(say(error))
        sources.remove(TEST)
    titles = {name: SOURCES[name] for name in sources}
    return buttons(_("Where the picture comes from"), "source", titles, default), last


def take_picture(source: str, last: int | None, readings: Sequence[Reading]) -> Picture | None:
    """Show the chosen source; returns a new picture, or None while there is none.

    Args:
        last: the highest number of a test image, None where there is none to choose.
        readings: by whom it is read: only those who all know digits are asked for one.
    """
    if source == TEST and last is not None:
        return _pick(last)
    return {"draw": _draw, "upload": _upload, "camera": _camera}[source](of_digits(readings))


def _draw(digits: bool) -> Picture | None:
    drawn = drawing_canvas(key=state.key_of("canvas"), hint="" if digits else _("Draw here"))
    return Picture(OWN, keep_image(drawn)) if drawn else None


def _upload(_digits: bool) -> Picture | None:
    file = st.file_uploader(
        _("A picture of one thing: PNG, JPEG, WebP, BMP or GIF, up to 8 MB"),
        key=state.key_of("upload"),
        max_upload_size=PICTURE_MEGABYTES,
    )
    return _taken_in(file) if file else None


def _camera(digits: bool) -> Picture | None:
    on_paper = _("Hold it in front of the camera, a digit on paper for instance")
    label = on_paper if digits else _("Hold it in front of the camera")
    photo = st.camera_input(label, key=state.key_of("camera"))
    return _taken_in(photo) if photo else None


def _taken_in(file: UploadedFile) -> Picture | None:
    """Keep the file if it is a picture, else say what it is instead; a file is taken in once."""
    known_file, digest = st.session_state.get(TAKEN, ("", ""))
    if known_file == file.file_id:
        return Picture(OWN, digest)
    try:
        with st.spinner(_("Reading the picture …")):
            digest = take_in(file.getvalue())
        st.session_state[TAKEN] = file.file_id, digest
        return Picture(OWN, digest)
    except LearnerError as error:
        st.error(say(error), icon=":material/image_not_supported:")
        return None


def _pick(last: int) -> Picture:
    current = picture_in_address(last)
    index = test_index_within(int(current.name) if current.kind == TEST else SHOWCASE[0], last)
    if st.session_state.get("test_index") != index:
        st.session_state.test_index = index

    def put(number: int) -> None:
        put_in_address(Picture(TEST, str(number)))

    st.button(_("Another test image"), icon=":material/casino:", on_click=lambda: put(random.randint(0, last)))
    label = _("Number of the test image")
    st.number_input(label, 0, last, key="test_index", on_change=lambda: put(st.session_state.test_index))
    return Picture(TEST, str(index))
