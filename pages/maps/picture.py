"""Choosing the picture whose maps are shown: a test image, the learner's own, or one held out of the training."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

from lib.errors import N_
from lib.i18n import _
from lib.inspectors.readings import Reading
from lib.pictures.reference import EVERY_KIND, TEST, Picture
from pages.kit.pictures.address import picture_in_address
from pages.kit.pictures.choose_test_image import choose_test_image
from pages.kit.pictures.sources import DRAW, take_picture

TAKING = {"upload": N_("Choose a file"), "camera": N_("Open the camera")}
"""What opens a source; the source itself is named beside it."""
STYLE = Path(__file__).with_name("canvas.css")


def take_any_picture(source: str, last: int | None, reading: Reading) -> Picture:
    """Return the picture of a source that is not the canvas, or the one in the address while that shows none.

    Args:
        source, last: as `choose_source` returns them.

    Raises:
        LearnerError: if the address names no picture.
    """
    if source == TEST:
        return choose_test_image(reading.dataset, picture_in_address(kinds=EVERY_KIND))
    with st.popover(_(TAKING[source]), icon=":material/edit:", width="content"):
        taken = take_picture(source, last, [reading])
    return taken or picture_in_address(last, EVERY_KIND)


@contextmanager
def beside_canvas(has_canvas: bool) -> Generator[None]:
    """Draw what follows beside the canvas, where there is one: it stays in sight, and so do the layers."""
    if has_canvas:
        st.html(STYLE)
    with st.container(key="beside-canvas" if has_canvas else None):
        yield


def draw_any_picture(last: int | None, reading: Reading) -> Picture:
    """Draw the canvas, and return the picture on it, or the one in the address while there is none.

    Args:
        last: as `choose_source` returns it.

    Raises:
        LearnerError: if the address names no picture.
    """
    with st.container(key="maps-canvas"):
        taken = take_picture(DRAW, last, [reading])
    return taken or picture_in_address(last, EVERY_KIND)
