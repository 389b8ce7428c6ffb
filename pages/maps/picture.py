"""The picture whose maps are shown: a test image, or the learner's own, drawn, uploaded or photographed."""

import streamlit as st

from lib.i18n import _
from pages.kit.pictures import TEST, Picture, Reading, picture_in_address, put_in_address
from pages.kit.sources import SOURCES, choose_source, take_picture
from pages.kit.test_picture import choose_picture


def take_any_picture(reading: Reading) -> Picture:
    """The picture in the address, or the one just taken, which goes into the address.

    Raises:
        LearnerError: if the address names no picture.
    """
    source, last = choose_source([reading], TEST)
    if source == TEST:
        return choose_picture(reading.dataset, picture_in_address())
    with st.popover(_(SOURCES[source]), icon=":material/edit:", width="content"):
        taken = take_picture(source, last, [reading])
    if taken is not None:
        put_in_address(taken)
        return taken
    return picture_in_address()
