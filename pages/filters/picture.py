"""Choosing the picture that goes through the filters."""

import streamlit as st

from lib.i18n import _
from lib.inspectors.readings import Reading
from lib.pictures.reference import EVERY_KIND, TEST, Picture
from lib.runs import Run
from pages.kit import state
from pages.kit.parameters import PICTURE
from pages.kit.pictures.address import picture_in_address
from pages.kit.pictures.photos import can_read_photos, usual_photo
from pages.kit.pictures.sources import choose_source, take_picture


def choose_film_picture(run: Run) -> Picture:
    """Return the picture that is chosen: a test image, a drawing, a file or what the camera saw.

    Before any choice it is a test image, or a photo of the app where the data set of a network in colour is not on
    this computer.
    """
    reading = Reading.of(run.spec)
    taken, last = None, None
    if not state.is_hidden(PICTURE.name):
        with st.popover(_("The picture"), icon=":material/image:", width="content"):
            source, last = choose_source([reading], TEST)
            taken = take_picture(source, last, [reading])
    if taken is not None:
        return taken
    if last is None and state.chosen(PICTURE.name) is None and can_read_photos(reading):
        return usual_photo()
    return picture_in_address(last, EVERY_KIND)
