"""The picture that the convolution lab works on: a photo of the app's, a test digit or the learner's own."""

from dataclasses import dataclass

import numpy as np
import streamlit as st

from lib.errors import N_, LearnerError
from lib.i18n import _, say
from lib.inspectors.answers.prepared_picture import prepare
from lib.pictures.photo_samples import PHOTOS, load_photo
from pages.kit.choices import buttons, select
from pages.kit.pictures import OWN, TEST, Picture, picture_in_address, put_in_address, test_image
from pages.kit.sources import SOURCES, take_picture
from pages.kit.test_picture import choose_picture

SIDE = 128
"""Pixels a side that the browser gets of a photo; it makes it smaller itself."""
DIGITS = "mnist"
TITLES = {
    **{name: photo.title for name, photo in PHOTOS.items()},
    TEST: N_("A handwritten digit"),
    OWN: N_("Your own picture"),
}


@dataclass(frozen=True)
class LabPicture:
    """What the lab shows.

    Attributes:
        name: tells this picture from others.
        image: uint8 [side, side, 1 or 3].
        credit: whom to name beside it, or "".
    """

    name: str
    image: np.ndarray
    credit: str = ""


def choose_lab_picture() -> LabPicture:
    """A select box over all pictures, bound to the address, and what else the choice needs.

    While there is no picture of the learner's own yet, the first photo is shown.
    """
    chosen = select(
        _("Picture"),
        "photo",
        list(TITLES),
        in_words=lambda name: _(TITLES[name]),
        label_visibility="collapsed",
        width=220,
    )
    if chosen == TEST:
        return _digit()
    return (_own() if chosen == OWN else None) or _photo(chosen if chosen in PHOTOS else next(iter(PHOTOS)))


def _photo(name: str) -> LabPicture:
    return LabPicture(name, load_photo(name, SIDE), PHOTOS[name].credit)


def _digit() -> LabPicture:
    current = picture_in_address()
    picture = choose_picture(DIGITS, current if current.kind == TEST else Picture(TEST, "0"))
    image, _label = test_image(DIGITS, int(picture.name))
    return LabPicture(picture.reference, np.round(255 * image).astype(np.uint8))


def _own() -> LabPicture | None:
    """The learner's new picture, or the one in the address; None, and a way to make one, while there is none."""
    current = picture_in_address()
    with st.popover(_("Draw, upload or photograph it"), icon=":material/add_a_photo:"):
        sources = {name: title for name, title in SOURCES.items() if name != TEST}
        source = buttons(_("Where the picture comes from"), "source", sources, "upload")
        taken = take_picture(source, None, [])
    if taken is not None:
        put_in_address(taken)
        current = taken
    if current.kind != OWN:
        return None
    try:
        with st.spinner(_("Reading the picture …")):
            received = prepare(current, (SIDE, SIDE, 3)).model_input
    except LearnerError as error:
        st.error(say(error), icon=":material/image_not_supported:")
        return None
    return LabPicture(current.reference, np.round(255 * received).astype(np.uint8))
