"""The canvas as a source of the page's picture: it always shows the picture that the page is about."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from lib.errors import LearnerError
from lib.inspectors.answers.prepared_picture import prepare
from lib.inspectors.readings import Reading
from lib.parts.drawing_canvas import PART, Keeping, drawing_canvas, strokes_of_picture
from lib.pictures.kept_images import keep_image
from lib.pictures.pixels import to_bytes
from lib.pictures.reference import OWN, TEST, Picture
from pages.kit import state
from pages.kit.parameters import PICTURE
from pages.kit.pictures.address import picture_in_address, put_in_address
from pages.kit.pictures.routes import KEEP
from pages.kit.pictures.test_images import read_test_image


def draw_picture(
    last: int | None, readings: Sequence[Reading], *, hint: str, is_left_to_browser: bool = False
) -> Picture | None:
    """Draw the canvas, and return the picture on it; None once the learner has cleared it.

    Before the learner draws, the canvas shows the picture in the address: a drawing with its strokes, which can be
    drawn further, and any other as an example.

    Args:
        last: the highest number of a test image, or None if there are none; then nothing is shown as an example.
        readings: of the networks that read the picture.
        hint: what to draw, in the learner's language; "" for a digit.
        is_left_to_browser: whether the page need not run when a stroke ends.

    Raises:
        LearnerError: if the address names no picture, or a drawing cannot be written.
    """
    named = None if last is None and state.chosen(PICTURE.name) is None else picture_in_address(last)
    strokes = strokes_of_picture(named)
    example = None if named is None or strokes else _read_example(named, readings)
    is_shared = state.parameter(PICTURE.name).is_read
    kept = Keeping(KEEP, PICTURE.name, is_left_to_browser) if is_shared else None
    drawing = drawing_canvas(key=state.key_of("canvas"), hint=hint, strokes=strokes, example=example, kept=kept)
    if drawing.was_emptied:
        state.put(PICTURE.name, None)
        return None
    if drawing.png is None:
        return named
    picture = Picture(OWN, keep_image(drawing.png))
    put_in_address(picture)
    return picture


def number_on_canvas() -> int:
    """Return the number of the drawing that the canvas sent last; 0 if the learner has changed nothing."""
    drawing = PART.state(state.key_of("canvas")).drawing
    return 0 if drawing is None else drawing.number


def _read_example(picture: Picture, readings: Sequence[Reading]) -> NDArray[np.uint8] | None:
    """Return what the canvas shows of a picture without strokes; None if it cannot be read: the page says why."""
    if not readings:
        return None
    first = readings[0]
    try:
        if picture.kind == TEST:
            return to_bytes(read_test_image(first, int(picture.name))[0])
        return prepare(first.own(picture), first.input_shape).stages[0][1]
    except LearnerError:
        return None
