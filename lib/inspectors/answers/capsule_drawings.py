"""What the decoder of a network draws from class capsules that a learner has set; without TensorFlow."""

from dataclasses import dataclass

import numpy as np

from lib.inspectors.ask import question

Capsule = tuple[int, tuple[float, ...]]
"""The class of a capsule, from 0, and its numbers."""


@dataclass(frozen=True)
class CapsuleDrawings:
    """What is drawn.

    Attributes:
        images: float32 [n, height, width, channels] in [0, 1].
    """

    images: np.ndarray


@question("draw_capsules", keep=0)
def draw_capsules(
    run_id: str, checkpoint: str, classes: int, drawings: tuple[tuple[Capsule, ...], ...]
) -> CapsuleDrawings:
    """Return what the decoder draws from each group of class capsules, while all other classes are masked.

    Args:
        classes: how many class capsules the network has.
        drawings: one or more, all capsules with as many numbers as the network's have.

    Raises:
        LearnerError: if the run has no decoder, or its weights are not there.
    """
    ...
