"""A file or a photo as the source of the page's picture."""

from collections.abc import Sequence

import streamlit as st

from lib.errors import LearnerError, without_frames
from lib.i18n import _
from lib.inspectors.answers.prepared_picture import Shape, take_in
from lib.parts.picture_input import picture_input
from lib.pictures.reference import OWN, Picture
from pages.kit import state
from pages.kit.pictures.address import picture_in_address, put_in_address


def take_file(source: str, last: int | None, shapes: Sequence[Shape], steps: frozenset[str]) -> Picture | None:
    """Draw the field for a file, and return the learner's own picture; None while there is none.

    Args:
        source: "upload" or "camera".
        last: the highest number of a test image, or None if there are none.
        shapes, steps: of the inputs that the file will become, so that it is prepared when it is taken in.

    Raises:
        LearnerError: if the last file that came cannot be used, or the address names no picture.
    """
    key = state.key_of(source)
    files = picture_input(source, key=key)
    if files:
        try:
            with st.spinner(_("Reading the picture …")):
                picture = take_in(files[-1].content, shapes, steps)
        except LearnerError as error:
            state.memory()[source] = without_frames(error)
        else:
            state.memory()[source] = None
            put_in_address(picture)
        files.clear()
    if (error := state.memory().get(source)) is not None:
        raise without_frames(error)  # what is raised holds frames again
    named = picture_in_address(last)
    return named if named.kind == OWN else None
