"""How many test images a network still reads when all of them are turned, and how its vectors change with that."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lib import datasets
from lib.inspectors.ask import question
from lib.inspectors.kept import AboutCheckpoint
from lib.runs import Run, RunFiles, open_store

VALUES = {
    "turn": tuple(range(-180, 181, 15)),
    "right": tuple(range(-10, 11, 2)),
    "down": tuple(range(-10, 11, 2)),
    "size": tuple(range(50, 151, 10)),
    "shear": tuple(tenths / 10 for tenths in range(-10, 11, 2)),
    "thick": tuple(halves / 2 for halves in range(-4, 5)),
}
"""At what values of each dial the test images are read."""
COUNTS = (500, 2_000, 10_000)
"""How many test images can be read, the first ones."""
NUMBERS = 16
"""As many numbers of a network without capsules are predicted, along the first principal axes of its features."""


@dataclass(frozen=True)
class TurnedPoint:
    """What is measured at one value of a dial.

    Attributes:
        value: of the dial.
        right: of how many images the network names the right class.
        images: how many it read.
        change: R² of the change of the vectors, as a linear map predicts it; NaN if too few images are there.
        vector: R² of the vectors after the change, by the same map.
    """

    value: float
    right: int
    images: int
    change: float
    vector: float


@dataclass(frozen=True)
class TurnedCurve:
    """The points of a dial, in order of its values."""

    points: tuple[TurnedPoint, ...]

    @classmethod
    def of(cls, points: Sequence[TurnedPoint]) -> "TurnedCurve":
        """Return the points as a curve, whatever their order."""
        return cls(tuple(sorted(points, key=lambda point: point.value)))

    def to_arrays(self) -> dict[str, np.ndarray]:
        """Return it as named arrays, to keep in a file."""
        names = TurnedPoint.__dataclass_fields__
        return {name: np.array([getattr(point, name) for point in self.points]) for name in names}

    @classmethod
    def from_arrays(cls, arrays: dict[str, np.ndarray]) -> "TurnedCurve":
        """Return the curve that `to_arrays` turned into these arrays."""
        rows = zip(*(arrays[name].tolist() for name in TurnedPoint.__dataclass_fields__), strict=True)
        return cls(tuple(TurnedPoint(*row) for row in rows))


def save(
    run: Run, checkpoint: str, dial: str, count: int, points: Sequence[TurnedPoint], folder: RunFiles | None = None
) -> TurnedCurve:
    """Keep the points of a checkpoint as a curve, in `folder` (None for the run's in the home), and return it.

    Raises:
        LearnerError: if there is no such checkpoint or data set, or they cannot be written.
    """
    store = open_store()
    curve = TurnedCurve.of(points)
    kept = _in_folder(run, dial, count)
    kept.save(store.files(run), checkpoint, curve.to_arrays(), folder or store.own_files(run))
    return curve


def load_kept(run_id: str, checkpoint: str, dial: str, count: int) -> TurnedCurve | None:
    """Return the curve kept of a checkpoint; None if there is none.

    Raises:
        LearnerError: if there is no such run, checkpoint or data set.
    """
    store = open_store()
    run = store.get(run_id)
    arrays = _in_folder(run, dial, count).load(store.files(run), checkpoint, store.own_files(run))
    return None if arrays is None else TurnedCurve.from_arrays(arrays)


def _in_folder(run: Run, dial: str, count: int) -> AboutCheckpoint:
    """Return where it is kept: apart for each version of a data set that can change."""
    return AboutCheckpoint("turned_curves", f"{dial}-{count}-{datasets.version_of(run.spec.dataset)}")


def _not_kept(run_id: str, checkpoint: str, dial: str, value: float, count: int) -> TurnedPoint | None:
    """Return None: curves are kept as a whole."""
    return None


@question("turn", keep=0, kept=_not_kept, takes_long=True)
def measure_turned(run_id: str, checkpoint: str, dial: str, value: float, count: int) -> TurnedPoint:
    """Return how the run's network reads the first `count` test images with one dial at `value`.

    Raises:
        LearnerError: if the run, its weights or its data set are not there.
    """
    ...
