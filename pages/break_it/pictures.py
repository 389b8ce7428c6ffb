"""The pixels of the picture that is read, and of those that the network of a link has read before it."""

import re

import numpy as np

from lib.errors import LearnerError
from lib.inspectors.answers.prepared_picture import prepare
from lib.inspectors.readings import Reading
from lib.pictures.reference import EVERY_KIND, HELD_OUT, TEST, Picture, picture_called
from pages.break_it import TRIALS
from pages.kit.pictures.in_part import has_picture


def pixels_of(picture: Picture, reading: Reading) -> np.ndarray:
    """Return a picture as networks of this reading receive it, float32 [height, width, channels] in [0, 1].

    Raises:
        LearnerError: if the picture is not here.
    """
    if picture.kind == TEST:
        return reading.test_pixels(int(picture.name))
    if picture.kind == HELD_OUT:
        return reading.held_out_pixels(int(picture.name))
    return prepare(reading.own(picture), reading.input_shape).model_input


def read_before(trials: str, reading: Reading) -> dict[str, np.ndarray]:
    """Return the pictures of the `trials` in an address by what it calls them; none if one is not here."""
    if re.fullmatch(TRIALS, trials) is None:
        return {}
    references = dict.fromkeys(trial.partition(".")[0] for trial in trials.split("_"))
    if not all(map(has_picture(reading), references)):
        return {}
    try:
        return {one: pixels_of(picture_called(one, EVERY_KIND), reading) for one in references}
    except LearnerError:
        return {}
