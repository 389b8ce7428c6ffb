"""Choosing the picture whose maps are shown: a test image, the learner's own, or one held out of the training."""

import streamlit as st

from lib.errors import N_
from lib.i18n import _
from lib.inspectors.readings import Reading
from lib.pictures.reference import EVERY_KIND, TEST, Picture
from pages.kit.pictures.address import picture_in_address
from pages.kit.pictures.choose_test_image import choose_test_image
from pages.kit.pictures.sources import choose_source, take_picture

TAKING = {"draw": N_("Open the canvas"), "upload": N_("Choose a file"), "camera": N_("Open the camera")}
"""What opens a source; the source itself is named beside it."""


def take_any_picture(reading: Reading) -> Picture:
    """Return the picture that the chosen source shows, or the one in the address while that shows none.

    Raises:
        LearnerError: if the address names no picture.
    """
    source, last = choose_source([reading], TEST)
    if source == TEST:
        return choose_test_image(reading.dataset, picture_in_address(kinds=EVERY_KIND))
    with st.popover(_(TAKING[source]), icon=":material/edit:", width="content"):
        taken = take_picture(source, last, [reading])
    return taken or picture_in_address(last, EVERY_KIND)
