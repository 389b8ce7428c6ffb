"""The compact picture chooser of the pages that look at one picture: a test image by number."""

import random

import streamlit as st

from lib.i18n import _
from pages.kit import state
from pages.kit.parameters import PICTURE
from pages.kit.pictures import (
    OWN,
    TEST,
    Picture,
    last_test_image,
    put_in_address,
    test_image,
    test_index_within,
)

KEY = "test_image_number"


def choose_picture(dataset: str, current: Picture) -> Picture:
    """Return `current`, or another test image of `dataset` once it is chosen; that goes into the address."""
    last = last_test_image(dataset)
    if current.kind == TEST:
        st.session_state[KEY] = test_index_within(int(current.name), last)
    elif KEY not in st.session_state:
        st.session_state[KEY] = 0
    if not state.is_hidden(PICTURE.name):
        _draw(dataset, current, last)
    return current if current.kind == OWN else Picture(TEST, str(st.session_state[KEY]))


def _draw(dataset: str, current: Picture, last: int) -> None:

    def chosen() -> None:
        put_in_address(Picture(TEST, str(st.session_state[KEY])))

    def another() -> None:
        put_in_address(Picture(TEST, str(random.randint(0, last))))

    if current.kind == TEST:
        label = _("Test image, labelled {label}").format(label=test_image(dataset, st.session_state[KEY])[1])
    else:
        label = _("Test image (now: your own picture)")
    st.number_input(label, 0, last, key=KEY, on_change=chosen)
    st.button(_("Another"), icon=":material/casino:", on_click=another, help=_("A test image at random"))
