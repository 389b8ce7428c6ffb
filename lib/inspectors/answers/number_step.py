"""How one number of a dense layer, or one score, is computed: plain arrays, without TensorFlow."""

from dataclasses import dataclass

import numpy as np

from lib.inspectors.answers.maps import ANSWERS_KEPT
from lib.inspectors.ask import question
from lib.pictures.reference import AnyPicture


@dataclass(frozen=True)
class NumberStep:
    """One number, with what it is computed from.

    Attributes:
        layer: the layer's name.
        number: which of the layer's numbers it is.
        before: the name of the layer whose output it reads.
        activation: of a dense layer "relu", "linear", …; of scores "softmax", "sigmoid" or "length"; "mean" of the
            mean of a map.
        count: how many inputs take part.
        terms: int32 [k], which inputs these are, k ≤ `count`. Of a dense layer those with the largest products,
            the largest first; where the inputs are maps, counted along rows, columns and maps. Of a mean the
            largest, of scores all.
        inputs: float32 [k], their values: of scores the logits, or the numbers of the class's capsule.
        weights: float32 [k] of a dense layer, empty for scores and means.
        rest: the sum of the products, or of the numbers, of the others.
        bias: 0 where there is none.
        sum: of a dense layer all products and the bias, the input of the activation; of a mean all numbers; of
            scores 0.
        value: the number itself, as the network computes it.
    """

    layer: str
    number: int
    before: str
    activation: str
    count: int
    terms: np.ndarray
    inputs: np.ndarray
    weights: np.ndarray
    rest: float
    bias: float
    sum: float
    value: float


@question("number_step", keep=ANSWERS_KEPT)
def number_step(run_id: str, checkpoint: str, picture: AnyPicture, layer: str, which: int) -> NumberStep:
    """Return how number `which` of a layer is computed; raise LearnerError if there is no such number."""
    ...
