"""Prepare a learner's own picture for networks."""

import io

import numpy as np

from lib.inspectors.answers.prepared_picture import KeptPicture, PreparedImage, Shape
from lib.inspectors.answers.several_digits import DigitAt, SeveralDigits
from lib.pictures import own_pictures
from lib.pictures.every_digit import WORKING_SIDE, cut_out_every_digit
from lib.pictures.reference import OWN, Picture


def keep_and_prepare(content: bytes, input_shapes: tuple[Shape, ...], steps: frozenset[str]) -> KeptPicture:
    """Keep the bytes of a picture, and prepare it by these steps for networks that receive these shapes.

    Raises:
        LearnerError: if they are no picture, or cannot be written.
    """
    picture = Picture(OWN, own_pictures.take_in(content), steps)
    return KeptPicture(picture, tuple(prepare(picture, shape) for shape in input_shapes))


def prepare(picture: Picture, input_shape: Shape) -> PreparedImage:
    """Return how a learner's own picture becomes the input of a network that receives this shape.

    Raises:
        LearnerError: if the picture is not here.
    """
    prepared = own_pictures.prepare_picture(picture.name, input_shape, picture.steps)
    stages = tuple((stage.name, stage.image) for stage in prepared.stages)
    return PreparedImage(stages, prepared.model_input, prepared.is_blank, prepared.taken, prepared.note)


def cut_out_digits(picture: Picture) -> SeveralDigits:
    """Return every digit of a learner's own picture, each kept as a picture of its own.

    Raises:
        LearnerError: if the picture is not here, or the digits cannot be kept.
    """
    image = own_pictures.load_picture(picture.name)
    digits: list[DigitAt] = []
    for digit in cut_out_every_digit(image):
        written = io.BytesIO()
        digit.picture.save(written, "PNG")
        digits.append(DigitAt(Picture(OWN, own_pictures.take_in(written.getvalue()), picture.steps), digit.box))
    small = image.copy()
    small.thumbnail((WORKING_SIDE, WORKING_SIDE))
    return SeveralDigits(np.asarray(small), tuple(digits))
