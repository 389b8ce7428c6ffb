"""Noise that is made to mislead a network: plain arrays, without TensorFlow."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from lib.inspectors.ask import question
from lib.pictures.reference import AnyPicture


class Method(StrEnum):
    """How the noise is made, as addresses and files call it."""

    FGSM = "fgsm"
    """One step, as far as it may go, that makes the loss of the right class larger (Goodfellow et al. 2015)."""
    TARGET = "target"
    """`STEPS` small steps that make the loss of another class smaller (Kurakin et al. 2017)."""


STEPS = 10
STEP_SHARE = 0.25
"""A step's length as a share of ε: together the steps go 2.5 ε, and what is more than ε is cut off."""
MOST = 0.3
"""The largest ε."""
DIALS = {
    Method.FGSM: tuple(hundredths / 100 for hundredths in range(0, 31)),
    Method.TARGET: tuple(hundredths / 100 for hundredths in range(0, 31, 2)),
}
"""Each ε that a learner can dial, of each method: by how much a pixel in [0, 1] changes at most."""


@dataclass(frozen=True)
class Noise:
    """Noise for one picture, made by one network.

    Attributes:
        label: of FGSM the class whose loss grows, of the other the one that the steps go to.
        direction: int8 [height, width, channels], the sign of the loss's gradient by each pixel; 0 where the
            gradient is exactly 0.
        pictures: float32 [k, height, width, channels] in [0, 1], the picture with noise for each ε of
            `DIALS[Method.TARGET]`; k is 0 for FGSM, whose pictures follow from `direction`.
    """

    label: int
    direction: np.ndarray
    pictures: np.ndarray

    def applied_to(self, image: np.ndarray) -> np.ndarray:
        """Return `image` with the noise of each ε that can be dialled, [k, height, width, channels]."""
        if len(self.pictures):
            return self.pictures
        return np.stack([step_away(image, self.direction, epsilon) for epsilon in DIALS[Method.FGSM]])


@dataclass(frozen=True)
class NoisyReading:
    """What a network reads in a picture with noise, for each ε that can be dialled.

    Attributes:
        scores: float32 [k, classes].
        drawn: float32 [k, height, width, channels] in [0, 1], what the longest capsule draws; None without a
            decoder.
    """

    scores: np.ndarray
    drawn: np.ndarray | None


def step_away(image: np.ndarray, direction: np.ndarray, epsilon: float) -> np.ndarray:
    """Return x + ε · sign(∇L), cut to [0, 1] (Goodfellow et al. 2015, section 4), in float32."""
    moved = image.astype(np.float32) + np.float32(epsilon) * direction.astype(np.float32)
    return np.clip(moved, 0, 1, dtype=np.float32)


@question("adversarial", keep=48)
def make_noise(run_id: str, checkpoint: str, picture: AnyPicture, method: str, label: int | None) -> Noise:
    """Return noise that is made to mislead the run's network about a picture.

    Args:
        label: of FGSM the class that the picture shows, None for the one that the network reads; of the other
            method the class to go to.

    Raises:
        LearnerError: if the run, its weights, the picture or the class are not there.
    """
    ...


@question("adversarial", keep=24)
def read_noisy(
    run_id: str, checkpoint: str, maker: tuple[str, str], picture: AnyPicture, method: str, label: int | None
) -> NoisyReading:
    """Return what the run's network reads in a picture with the noise that `make_noise` makes.

    Args:
        maker: the run and the checkpoint whose network makes the noise.

    Raises:
        LearnerError: like `make_noise`.
    """
    ...
