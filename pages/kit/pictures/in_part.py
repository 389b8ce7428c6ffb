"""The picture of a page whose browser part chooses it without the server."""

from collections.abc import Callable

import streamlit as st

from lib import catalog
from lib.datasets.storage.missing import MissingDataError
from lib.inspectors.readings import Reading
from lib.parts.drawing_canvas import strokes_of_picture
from lib.parts.picture_choice import PictureChoice
from lib.pictures.reference import ALL_STEPS, EVERY_KIND, OWN, TEST, Picture
from pages.kit.pictures.address import limit_test_index, picture_in_address, usual_picture
from pages.kit.pictures.photos import can_read_photos, photos_for, usual_photo
from pages.kit.pictures.routes import KEEP, address_of_test_images, images_in_block
from pages.kit.pictures.test_images import count_test_images, labels_of, last_test_image
from pages.kit.texts import say, translate_class


def picture_for_part(reading: Reading) -> tuple[Picture, PictureChoice]:
    """Return the picture that the address names by now, and what a part needs to choose others.

    Where the data set of a network in colour is not on this computer, say so; then the photos are left.

    Raises:
        LearnerError: if the address names no picture, or the data set of another network is not on this computer.
    """
    try:
        last = last_test_image(reading)
    except MissingDataError as error:
        if not can_read_photos(reading):
            raise
        st.caption(say(error))
        return _only_photos(reading)
    picture = picture_in_address(last, EVERY_KIND)
    if picture.kind == TEST:
        picture = Picture(TEST, str(limit_test_index(int(picture.name), last)))
    return picture, choice_of(reading, picture, picture.reference, usual_picture(last).reference)


def _only_photos(reading: Reading) -> tuple[Picture, PictureChoice]:
    """Return the learner's own picture that the address names, else the usual photo, and the choice of others."""
    usual = usual_photo()
    named = picture_in_address(kinds=EVERY_KIND)
    picture = named if named.kind == OWN else usual
    return picture, choice_of(reading, picture, picture.reference, usual.reference)


def choice_of(reading: Reading, picture: Picture, reference: str, usual: str) -> PictureChoice:
    """Return what a part needs to choose other pictures than `picture`.

    Args:
        reference: what the address calls it.
        usual: the one that is shown where the address names none.

    Raises:
        LearnerError: if the data set was deleted.
    """
    return PictureChoice(
        picture=reference,
        usual=usual,
        test_images=address_of_test_images(reading),
        together=images_in_block(reading),
        count=count_test_images(reading),
        shape=reading.input_shape,
        classes=tuple(map(translate_class, catalog.dataset(reading.dataset).class_names)),
        keep=KEEP,
        strokes=strokes_of_picture(picture),
        steps=reading.steps_for(ALL_STEPS),
        labels=labels_of(reading, picture),
        photos=photos_for(reading),
    )


def has_picture(reading: Reading) -> Callable[[str], bool]:
    """Return what tells whether a link's picture can be there, as far as its number says that."""
    last = count_test_images(reading) - 1

    def check(reference: str) -> bool:
        kind, _hyphen, name = reference.partition("-")
        return kind != TEST or int(name) <= last

    return check
