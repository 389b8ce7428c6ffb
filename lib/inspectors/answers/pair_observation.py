"""What an inspector reports about a picture that two digits share; plain arrays, without TensorFlow."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class PairObservation:
    """What one network made of one picture, of which it names two classes.

    Attributes:
        score_name: "lengths" of class capsules, or "probabilities".
        scores: [classes].
        winners: the labels of the two highest scores, the highest first.
        reconstructions: [2, height, width, channels], what each winner's capsule draws alone, in the order
            of `winners`; None for a network without a decoder.
    """

    score_name: str
    class_names: tuple[str, ...]
    scores: np.ndarray
    winners: tuple[int, int]
    reconstructions: np.ndarray | None
