"""The picture that a page looks at, as the address names it under `image`."""

from collections.abc import Sequence

import streamlit as st

from lib.i18n import _
from lib.inspectors.kept import SHOWCASE
from lib.pictures.kept_images import is_here
from lib.pictures.reference import OWN, TEST, Picture, picture_called
from pages.kit import state
from pages.kit.notices import say_gone
from pages.kit.parameters import PICTURE


def picture_in_address(last: int | None = None, kinds: Sequence[str] = (TEST, OWN)) -> Picture:
    """Return the picture that the address names, or the first one of the showcase where it names none.

    Args:
        last: the highest number of a test image, where there may be fewer than the showcase needs.
        kinds: those that the page shows.

    Raises:
        LearnerError: if the address names something else.
    """
    picture = picture_called(state.chosen(PICTURE.name) or usual_picture(last).reference, kinds)
    if picture.kind == OWN and is_here(picture.name):
        state.accept(PICTURE.name)
    return picture


def usual_picture(last: int | None = None) -> Picture:
    """Return the picture that a page looks at where the address names none: the first one of the showcase.

    Args:
        last: the highest number of a test image, where there may be fewer than the showcase needs.
    """
    return Picture(TEST, str(SHOWCASE[0] if last is None else min(SHOWCASE[0], last)))


def put_in_address(picture: Picture) -> None:
    """Make the address name `picture`."""
    state.put(PICTURE.name, picture.reference)


def say_it_can_be_shared(picture: Picture) -> None:
    """Say that the page's address shows others the picture too, if it is the learner's own."""
    if picture.kind == OWN:
        st.caption(_("The address of this page contains the picture: send it to the class, and all see the same."))


def limit_test_index(index: int, last: int) -> int:
    """Return the number of a test image, or `last` instead of a higher one; say so if a link asked for that."""
    if index <= last:
        state.accept(PICTURE.name)
    elif state.came_by_link(PICTURE.name):
        say_gone(_("test image"), str(index), str(last))
    return min(index, last)
