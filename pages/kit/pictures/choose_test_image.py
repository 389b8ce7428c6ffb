"""The compact chooser of the pages that look at one picture: a test image by its number, or one at random."""

import random

import streamlit as st

from lib.i18n import _
from lib.inspectors.readings import Reading
from lib.pictures.reference import OWN, TEST, Picture
from lib.typed_text import in_markdown
from pages.kit import state
from pages.kit.parameters import PICTURE
from pages.kit.pictures.address import limit_test_index, put_in_address
from pages.kit.pictures.test_images import last_test_image, read_test_image

KEY = "test_image_number"


def choose_test_image(reading: Reading, current: Picture) -> Picture:
    """Return `current` where it is no test image, or the test image that is chosen.

    What is chosen goes into the address.
    """
    last = last_test_image(reading)
    if current.kind == TEST:
        st.session_state[KEY] = limit_test_index(int(current.name), last)
    elif KEY not in st.session_state:
        st.session_state[KEY] = 0
    if not state.is_hidden(PICTURE.name):
        _draw(reading, current, last)
    return current if current.kind != TEST else Picture(TEST, str(st.session_state[KEY]))


def _draw(reading: Reading, current: Picture, last: int) -> None:
    def put(number: int) -> None:
        put_in_address(Picture(TEST, str(number)))

    if current.kind == TEST:
        _image, name = read_test_image(reading, st.session_state[KEY])
        label = _("Test image, labelled {label}").format(label=in_markdown(name))
    elif current.kind == OWN:
        label = _("Test image (now: your own picture)")
    else:
        label = _("Test image (now: the image that the snapshots show)")
    st.number_input(label, 0, last, key=KEY, on_change=state.while_here(lambda: put(st.session_state[KEY])))
    st.button(
        _("Another"),
        icon=":material/casino:",
        on_click=lambda: put(random.randint(0, last)),
        help=_("A test image at random"),
    )
