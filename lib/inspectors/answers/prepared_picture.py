"""How a learner's own picture becomes a network's input; plain arrays, without TensorFlow."""

from dataclasses import dataclass

import numpy as np

from lib.inspectors.ask import question
from lib.pictures.reference import Picture


@dataclass(frozen=True)
class PreparedImage:
    """How a learner's picture became a network's input.

    Attributes:
        stages: (name, uint8 [h, w] or [h, w, 3]) from "original" to "resize", which is what the
            network receives; the steps that were switched off are absent.
        model_input: float32 [height, width, channels] in [0, 1].
        is_blank: whether nothing was found on the picture.
    """

    stages: tuple[tuple[str, np.ndarray], ...]
    model_input: np.ndarray
    is_blank: bool


@question("prepare", keep=48)
def prepare(picture: Picture, input_shape: tuple[int, int, int]) -> PreparedImage:
    """Return how a learner's own picture becomes the input of a network that receives this shape.

    Raises:
        LearnerError: if the picture is not here.
    """
    ...


@question("prepare", keep=0)
def take_in(content: bytes) -> str:
    """Keep the bytes of a picture and return the digest that it is found by.

    Raises:
        LearnerError: if they are no picture, or cannot be written; it says what is wrong.
    """
    ...
