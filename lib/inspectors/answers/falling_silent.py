"""What is left of a network's answer while its primary capsules fall silent one after the other."""

from dataclasses import dataclass

import numpy as np

from lib.inspectors.ask import question


@dataclass(frozen=True)
class FallingSilent:
    """The class capsules after the last pass, each time with other primary capsules silent.

    Attributes:
        outputs: float32 [counts, classes, dim].
    """

    outputs: np.ndarray


@question("fall_silent", keep=0)
def fall_silent(
    run_id: str,
    checkpoint: str,
    image: np.ndarray,
    iterations: int,
    capsules: tuple[int, ...],
    counts: tuple[int, ...],
) -> FallingSilent:
    """Return what the network's routing makes of an image without some of its primary capsules.

    Args:
        image: float32 [height, width, channels] in [0, 1].
        capsules: the order in which they fall silent, counted from 0.
        counts: how many of them are silent, each time.

    Raises:
        LearnerError: if the run has no capsules, its weights are not there, or the image has another shape.
        ValueError: if there are no such capsules.
    """
    ...
