"""Read the pixels of a picture as a run's network receives them, in the inspector, so that no pixels travel."""

import numpy as np

from lib.datasets.splits.overlap import overlap, place
from lib.datasets.transform import transform_images, transformation_by
from lib.datasets.unseen import unseen_pictures
from lib.inspectors.readings import Reading, reading_of
from lib.pictures.own_pictures import prepare_picture
from lib.pictures.pixels import to_bytes, to_unit_range
from lib.pictures.reference import (
    HELD_OUT,
    TEST,
    AnyPicture,
    OverlappedPictures,
    Picture,
    ScrambledPicture,
    TurnedPicture,
    UnseenPicture,
)
from lib.pictures.scramble import scramble_tiles

PictureOrPixels = AnyPicture | np.ndarray
"""What a question is about: a picture by name or, on the command line, the pixels that the network receives."""


def read_pixels_for_run(run_id: str, picture: PictureOrPixels) -> np.ndarray:
    """Return what the run's network receives of a picture, float32 [height, width, channels] in [0, 1].

    Raises:
        LearnerError: if the run or the picture is not there.
    """
    return read_pixels(picture, reading_of(run_id))


def read_pixels(picture: PictureOrPixels, reading: Reading) -> np.ndarray:
    """Return a picture in the form of `reading`, float32 [height, width, channels] in [0, 1].

    Raises:
        LearnerError: if the picture is not there.
    """
    match picture:
        case Picture(kind, name, steps):
            if kind == TEST:
                return reading.test_pixels(int(name))
            if kind == HELD_OUT:
                return reading.held_out_pixels(int(name))
            return prepare_picture(name, reading.input_shape, reading.steps_for(steps)).model_input
        case ScrambledPicture(whole, cut, order, moves):
            return scramble_tiles(read_pixels(whole, reading), cut, order, moves)
        case TurnedPicture(whole, dials):
            images = to_bytes(read_pixels(whole, reading))[None]
            return to_unit_range(transform_images(images, transformation_by(dict(dials)))[0])
        case OverlappedPictures(dataset, both, shifts):
            shape = reading.input_shape[:2]
            digits = (to_bytes(read_pixels(one, Reading(dataset))) for one in both)
            alone = (place(digit, shape, down, right) for digit, (right, down) in zip(digits, shifts, strict=True))
            return to_unit_range(overlap(*alone))
        case UnseenPicture(kind, number):
            return to_unit_range(unseen_pictures(kind, [number]).images[0])
    return picture
