"""How a learner's own picture becomes a network's input; plain arrays, without TensorFlow."""

from dataclasses import dataclass

import numpy as np

from lib.inspectors.ask import question


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
def prepare(digest: str, input_shape: tuple[int, int, int], steps: frozenset[str]) -> PreparedImage:
    """Return how a kept picture (see `lib.pictures.kept_images`) becomes a network's input.

    Raises:
        LearnerError: if the picture is not here.
    """
    ...


@question("prepare", keep=0)
def check_picture(content: bytes) -> None:
    """Check that these bytes are a picture.

    Raises:
        LearnerError: if they are none; it says what is wrong.
    """
    ...
