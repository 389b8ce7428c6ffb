"""What a network with a known mistake in it makes of a picture, for browsers that cannot compute it."""

from dataclasses import dataclass

import numpy as np

from lib.inspectors.ask import question


@dataclass(frozen=True)
class BrokenReading:
    """What I primary and J class capsules are after the passes that were made.

    Attributes:
        primary: [I, dim].
        couplings: of the last pass, [I, J].
        lengths: of the class capsules after each pass, [passes, J].
        next_logits: [I, J], which one more pass would begin with.
    """

    primary: np.ndarray
    couplings: np.ndarray
    lengths: np.ndarray
    next_logits: np.ndarray


@question("read_broken", keep=0)
def read_broken(
    run_id: str,
    checkpoint: str,
    image: np.ndarray,
    iterations: int,
    mistakes: tuple[str, ...],
    last: np.ndarray | None,
) -> BrokenReading:
    """Return what the run's network makes of an image with these mistakes in it.

    Args:
        image: float32 [height, width, channels] in [0, 1].
        mistakes: any of `lib.models.capsules.routing.mistakes.NAMES`.
        last: the `next_logits` of the reading before, [I, J]; None for the first one.

    Raises:
        LearnerError: if the run has no capsules, its weights are not there, or the image has another shape.
    """
    ...
