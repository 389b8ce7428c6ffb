"""What the answer owes to one map: what the network says with the map set to 0. Without TensorFlow."""

from dataclasses import dataclass

import numpy as np

from lib.inspectors.answers.maps import ANSWERS_KEPT
from lib.inspectors.ask import question
from lib.pictures.reference import AnyPicture


@dataclass(frozen=True)
class MapShare:
    """The scores as they are, and with one map after the other set to 0 everywhere.

    The layers that follow are those that were trained, and compute everything again. Where all of them are linear,
    what a logit loses is exactly what the map adds to it; otherwise the effects of several maps do not add up.

    Attributes:
        layer: the layer's name.
        maps: int32 [k], which maps were set to 0, one at a time: first the one asked about, then those with the
            largest values.
        evidence: float32 [1 + k, classes], the logits, or the lengths of class capsules: as they are, then without
            each map.
        scores: float32 [1 + k, classes], the probabilities or lengths, in the same order.
        score_name: "lengths" or "probabilities".
        is_linear: whether only sums lie between the map and the evidence.
    """

    layer: str
    maps: np.ndarray
    evidence: np.ndarray
    scores: np.ndarray
    score_name: str
    is_linear: bool

    def effects(self, label: int) -> np.ndarray:
        """Return what each of `maps` adds to the evidence of class `label`, float32 [k]."""
        return self.evidence[0, label] - self.evidence[1:, label]


@question("map_share", keep=ANSWERS_KEPT)
def map_share(run_id: str, checkpoint: str, picture: AnyPicture, layer: str, which: int) -> MapShare:
    """Return what the answer owes to map `which` of a layer; raise LearnerError if that cannot be said."""
    ...
