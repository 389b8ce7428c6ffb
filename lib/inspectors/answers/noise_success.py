"""How often noise that one network makes misleads a network, over many test images."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lib import datasets
from lib.inspectors.answers.adversarial_noise import Method
from lib.inspectors.ask import question
from lib.inspectors.kept import AboutCheckpoint
from lib.runs import Run, RunFiles, open_store

EPSILONS = (0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3)
"""Each ε that is measured: by how much a pixel in [0, 1] changes at most."""
COUNT = 200
"""How many test images: the first ones that both networks read right without noise."""

Network = tuple[str, str]
"""A run and one of its checkpoints."""


@dataclass(frozen=True)
class NoisePoint:
    """What is measured at one ε.

    Attributes:
        fooled: of how many images the reader names another class than the right one; with `Method.TARGET` the
            very class that the noise goes to, which is the one after the right one (after the last the first).
        images: how many there were.
        zeros: the mean share, over the images, of the pixels where the maker's gradient is exactly 0.
        still: of how many images it is 0 at every pixel, so that FGSM changes nothing.
    """

    epsilon: float
    fooled: int
    images: int
    zeros: float
    still: int


@dataclass(frozen=True)
class NoiseCurve:
    """The points, in order of ε."""

    points: tuple[NoisePoint, ...]

    @classmethod
    def of(cls, points: Sequence[NoisePoint]) -> "NoiseCurve":
        """Return the points as a curve, whatever their order."""
        return cls(tuple(sorted(points, key=lambda point: point.epsilon)))

    def to_arrays(self) -> dict[str, np.ndarray]:
        """Return it as named arrays, to keep in a file."""
        names = NoisePoint.__dataclass_fields__
        return {name: np.array([getattr(point, name) for point in self.points]) for name in names}

    @classmethod
    def from_arrays(cls, arrays: dict[str, np.ndarray]) -> "NoiseCurve":
        """Return the curve that `to_arrays` turned into these arrays."""
        rows = zip(*(arrays[name].tolist() for name in NoisePoint.__dataclass_fields__), strict=True)
        return cls(tuple(NoisePoint(*row) for row in rows))


def save(
    maker: Network, reader: Network, method: str, points: Sequence[NoisePoint], folder: RunFiles | None = None
) -> NoiseCurve:
    """Keep the points with the maker's run, in `folder` (None for the one in the home), and return the curve.

    Raises:
        LearnerError: if a run, a checkpoint or the data set is not there, or they cannot be written.
    """
    store, curve = open_store(), NoiseCurve.of(points)
    run = store.get(maker[0])
    place = _place(run, maker, reader, method)
    place.save(store.files(run), maker[1], curve.to_arrays(), folder or store.own_files(run))
    return curve


def load_kept(maker: Network, reader: Network, method: str) -> NoiseCurve | None:
    """Return the curve that was kept; None if there is none.

    Raises:
        LearnerError: if a run, a checkpoint or the data set is not there.
    """
    store = open_store()
    run = store.get(maker[0])
    arrays = _place(run, maker, reader, method).load(store.files(run), maker[1], store.own_files(run))
    return None if arrays is None else NoiseCurve.from_arrays(arrays)


def _place(run: Run, maker: Network, reader: Network, method: str) -> AboutCheckpoint:
    """Return where it is kept: apart for each version of a data set that can change, and of the reader."""
    part = f"{Method(method)}-{COUNT}-{datasets.version_of(run.spec.dataset)}"
    if reader != maker:
        store = open_store()
        digest = store.files(store.get(reader[0])).checkpoint_digest(reader[1])
        part = f"{part}-read-by-{reader[0]}-{digest}"
    return AboutCheckpoint("noise_success", part)


def _not_kept(maker: Network, reader: Network, method: str, epsilon: float) -> NoisePoint | None:
    """Return None: curves are kept as a whole."""
    return None


@question("noise_success", keep=0, kept=_not_kept, takes_long=True)
def measure_noise(maker: Network, reader: Network, method: str, epsilon: float) -> NoisePoint:
    """Return how often the maker's noise misleads the reader, over the first test images that both read right.

    Raises:
        LearnerError: if a run, its weights or its data set is not there, or no image is read right.
    """
    ...
