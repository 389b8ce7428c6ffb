"""Choosing the picture whose maps are shown, where the part itself does not."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

from lib.i18n import _
from lib.inspectors.readings import Reading
from lib.pictures.reference import EVERY_KIND, TEST, Picture
from pages.kit.pictures.address import picture_in_address
from pages.kit.pictures.choose_test_image import choose_test_image
from pages.kit.pictures.sources import DRAW, take_picture

STYLE = Path(__file__).with_name("beside.css")


def is_chosen_in_part(source: str, last: int | None) -> bool:
    """Return whether the part that shows the maps has what the source offers: drawings and test images.

    Args:
        source, last: as `choose_source` returns them.
    """
    return source in (DRAW, TEST) and last is not None


def take_any_picture(source: str, last: int | None, reading: Reading) -> Picture:
    """Return a test image or a file, or the picture in the address while there is no file.

    Args:
        source, last: as `choose_source` returns them.

    Raises:
        LearnerError: if the address names no picture.
    """
    if source == TEST:
        return choose_test_image(reading, picture_in_address(kinds=EVERY_KIND))
    with st.popover(_("Choose a file"), icon=":material/edit:", width="content"):
        taken = take_picture(source, last, [reading])
    return taken or picture_in_address(last, EVERY_KIND)


@contextmanager
def beside_source(is_beside: bool) -> Generator[None]:
    """Draw what follows beside a canvas or a camera, where there is one: both stay in sight."""
    if is_beside:
        st.html(STYLE)
    with st.container(key="beside-source" if is_beside else None):
        yield


def take_picture_beside(source: str, last: int | None, reading: Reading) -> Picture:
    """Draw the canvas or the camera, and return its picture, or the one in the address while there is none.

    Args:
        source, last: as `choose_source` returns them.

    Raises:
        LearnerError: if the address names no picture.
    """
    with st.container(key="maps-source"):
        taken = take_picture(source, last, [reading])
    return taken or picture_in_address(last, EVERY_KIND)
