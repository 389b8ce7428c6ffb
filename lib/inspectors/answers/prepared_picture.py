"""How a learner's own picture becomes a network's input: plain arrays, without TensorFlow."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from lib.errors import LearnerError
from lib.inspectors.ask import question
from lib.pictures.reference import ALL_STEPS, Picture

Shape = tuple[int, int, int]
"""(height, width, channels)"""


@dataclass(frozen=True)
class PreparedImage:
    """How a learner's picture becomes a network's input.

    Attributes:
        stages: (name, uint8 [h, w] or [h, w, 3]) from "original" to "resize", which is what the
            network receives; without the steps that are switched off.
        model_input: float32 [height, width, channels] in [0, 1].
        is_blank: whether nothing was found on the picture.
        taken: where the one of several digits stands that was taken: (left, top, right, bottom) as parts of the
            picture's sides; None if there are not several.
        note: what else became of the file, in a sentence; None if there is nothing to say.
    """

    stages: tuple[tuple[str, np.ndarray], ...]
    model_input: np.ndarray
    is_blank: bool
    taken: tuple[float, float, float, float] | None = None
    note: LearnerError | None = None


@dataclass(frozen=True)
class KeptPicture:
    """A learner's picture that was kept, and how it becomes the input of each of some networks."""

    picture: Picture
    prepared: tuple[PreparedImage, ...]


@question("prepare", keep=48)
def prepare(picture: Picture, input_shape: Shape) -> PreparedImage:
    """Return how a learner's own picture becomes the input of a network that receives this shape.

    Raises:
        LearnerError: if the picture is not here.
    """
    ...


@question("prepare", keep=0)
def keep_and_prepare(content: bytes, input_shapes: tuple[Shape, ...], steps: frozenset[str]) -> KeptPicture:
    """Keep the bytes of a picture, and prepare it by these steps for networks that receive these shapes.

    Raises:
        LearnerError: if they are no picture, or cannot be written; it says what is wrong.
    """
    ...


def take_in(content: bytes, input_shapes: Iterable[Shape] = (), steps: frozenset[str] = ALL_STEPS) -> Picture:
    """Keep the bytes of a picture, and return the picture, prepared by `steps`.

    `prepare` then knows how the picture becomes the input of networks that receive `input_shapes`, so that an
    upload takes one trip to an inspector.

    Raises:
        LearnerError: if they are no picture, or cannot be written; it says what is wrong.
    """
    shapes = tuple(input_shapes)
    kept = keep_and_prepare(content, shapes, steps)
    for shape, prepared in zip(shapes, kept.prepared, strict=True):
        prepare.remember(prepared, kept.picture, shape)
    return kept.picture
