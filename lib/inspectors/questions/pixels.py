"""The pixels of a picture as a run's network receives them; read where they are needed, so that none travel."""

import numpy as np

from lib.datasets.splits.overlap import overlap, place
from lib.inspectors.readings import Reading, reading_of
from lib.pictures.own_pictures import prepared
from lib.pictures.reference import TEST, AnyPicture, OverlappedPictures, Picture, ScrambledPicture
from lib.pictures.scramble import scrambled

Shown = AnyPicture | np.ndarray
"""What a question is about: a picture by name or, on the command line, what a network receives itself."""


def pixels_for(run_id: str, picture: Shown) -> np.ndarray:
    """Return what the run's network receives of a picture, float32 [height, width, channels] in [0, 1].

    Raises:
        LearnerError: if the run or the picture is not there.
    """
    return pixels(picture, reading_of(run_id))


def pixels(picture: Shown, reading: Reading) -> np.ndarray:
    """Return what a network that reads so receives of a picture, float32 [height, width, channels] in [0, 1].

    Raises:
        LearnerError: if the picture is not there.
    """
    match picture:
        case Picture(kind, name, steps):
            if kind == TEST:
                return reading.test_pixels(int(name))
            return prepared(name, reading.input_shape, steps).model_input
        case ScrambledPicture(whole, cut, order):
            return scrambled(pixels(whole, reading), cut, order)
        case OverlappedPictures(dataset, both, shifts):
            shape = reading.input_shape[:2]
            digits = (_as_bytes(pixels(one, Reading(dataset))) for one in both)
            alone = (place(digit, shape, down, right) for digit, (right, down) in zip(digits, shifts, strict=True))
            return overlap(*alone).astype(np.float32) / 255.0
    return picture


def _as_bytes(image: np.ndarray) -> np.ndarray:
    return np.round(255 * image).astype(np.uint8)
