"""Choosing the picture of the convolution lab: one of the app's photos, a test digit or the learner's own."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import streamlit as st

from lib.errors import N_, LearnerError
from lib.i18n import _
from lib.inspectors.answers.prepared_picture import prepare
from lib.inspectors.readings import Reading
from lib.pictures.photo_samples import PHOTOS, load_photo
from lib.pictures.pixels import to_bytes
from lib.pictures.reference import OWN, TEST, Picture
from pages.kit.choices import select
from pages.kit.pictures.address import picture_in_address
from pages.kit.pictures.choose_test_image import choose_test_image
from pages.kit.pictures.sources import SOURCES, choose_among_sources, take_picture
from pages.kit.pictures.test_images import last_test_image, read_test_image
from pages.kit.texts import say

SIDE = 128
"""Pixels a side of the picture that the browser gets; the lab makes it smaller there."""
SHAPE = (SIDE, SIDE, 3)
DIGITS = Reading("mnist")
BESIDE = 5
"""How many further pictures the lab gets."""
TITLES = {
    **{name: photo.title for name, photo in PHOTOS.items()},
    TEST: N_("A handwritten digit"),
    OWN: N_("Your own picture"),
}


@dataclass(frozen=True)
class LabPicture:
    """What the lab shows.

    Attributes:
        name: no other picture has it.
        image: uint8 [side, side, 1 or 3].
        others: five further pictures of its shape, by name: with it they make a batch.
        credit: whom to name beside it, or "".
    """

    name: str
    image: npt.NDArray[np.uint8]
    others: Mapping[str, npt.NDArray[np.uint8]]
    credit: str = ""


def choose_lab_picture() -> LabPicture:
    """Return the picture that is chosen; the first photo while the learner has no picture of their own yet."""
    chosen = select(
        _("Picture"),
        "photo",
        list(TITLES),
        in_words=lambda name: _(TITLES[name]),
        label_visibility="collapsed",
        width=200,
    )
    if chosen == TEST:
        return _digit()
    return (_own() if chosen == OWN else None) or _photo(chosen if chosen in PHOTOS else next(iter(PHOTOS)))


def _photo(name: str) -> LabPicture:
    return LabPicture(name, load_photo(name, SIDE), _photos_beside(name), PHOTOS[name].credit)


def _photos_beside(name: str) -> dict[str, npt.NDArray[np.uint8]]:
    """Return photos that are not called `name`."""
    names = [other for other in PHOTOS if other != name]
    return {other: load_photo(other, SIDE) for other in names[:BESIDE]}


def _digit() -> LabPicture:
    current = picture_in_address()
    picture = choose_test_image(DIGITS, current if current.kind == TEST else Picture(TEST, "0"))
    number, count = int(picture.name), last_test_image(DIGITS) + 1
    beside = [Picture(TEST, str((number + further) % count)) for further in range(1, BESIDE + 1)]
    others = {other.reference: _read_digit(other) for other in beside}
    return LabPicture(picture.reference, _read_digit(picture), others)


def _read_digit(picture: Picture) -> npt.NDArray[np.uint8]:
    image, _label = read_test_image(DIGITS, int(picture.name))
    return to_bytes(image)


def _own() -> LabPicture | None:
    """Return the learner's new picture, or the one in the address; None while there is none that can be shown."""
    with st.popover(_("Draw, upload or photograph it"), icon=":material/add_a_photo:"):
        source = choose_among_sources({name: title for name, title in SOURCES.items() if name != TEST}, "upload")
        taken = take_picture(source, None, [], shapes=[SHAPE])
    shown = taken or picture_in_address()
    if shown.kind != OWN:
        return None
    try:
        with st.spinner(_("Reading the picture …")):
            received = prepare(shown, SHAPE).model_input
    except LearnerError as error:
        st.error(say(error), icon=":material/image_not_supported:")
        return None
    return LabPicture(shown.reference, to_bytes(received), _photos_beside(""))
