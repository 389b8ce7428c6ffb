"""What one network reads in a picture that two digits share: plain arrays, without TensorFlow."""

from dataclasses import dataclass

import numpy as np

from lib.inspectors.ask import question
from lib.pictures.reference import AnyPicture


@dataclass(frozen=True)
class PairObservation:
    """The two classes that one network names in one picture.

    Attributes:
        score_name: "lengths" or "probabilities".
        scores: [classes].
        winners: the classes of the two highest scores, the highest first.
        reconstructions: [2, height, width, channels], what the decoder draws from each winner's capsule
            alone; None for a network without a decoder.
    """

    score_name: str
    class_names: tuple[str, ...]
    scores: np.ndarray
    winners: tuple[int, int]
    reconstructions: np.ndarray | None


@question("observe_pair", keep=48)
def observe_pair(run_id: str, checkpoint: str, picture: AnyPicture) -> PairObservation:
    """Return the two classes that the run's network names in a picture, and what each one's capsule draws.

    Raises:
        LearnerError: if the run or its weights are not there, or the picture is not there.
    """
    ...
