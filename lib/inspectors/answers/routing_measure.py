"""How much a network's routing depends on the picture: what is measured over the first test images, and kept."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from math import ceil

import numpy as np

from lib import datasets
from lib.inspectors.ask import question
from lib.inspectors.kept import AboutCheckpoint
from lib.models.common_options import count_routing_iterations
from lib.runs import Run, RunFiles, open_store

COUNT = 1_000
"""How many test images are read, the first ones."""
BLOCK = 100
"""How many are read at once; pairs of pictures are taken from one block."""
BINS = 100
"""Of the histogram of entropies, all of the same width between 0 and 1."""
SHORT, STEADY = 0.1, 0.01
"""A primary capsule is dead if it is never longer than the first, and varies by no more than the second."""
MOST_ITERATIONS = 10
ROUTED, UNIFORM, MEAN = "routed", "uniform", "mean"
"""How the test images are read: as the network routes, with equal couplings, with one set of couplings for all."""


def after(iterations: int) -> str:
    """Return the name of reading with so many iterations."""
    return f"iterations-{iterations}"


def ways_of_run(run: Run) -> tuple[str, ...]:
    """Return in which ways a run's network can be read; where the couplings are not decided, all are one."""
    if run.architecture.routing_of(run.spec.model) in (None, "uniform"):
        return (ROUTED,)
    trained_with = count_routing_iterations(run.spec.model)
    others = range(1, MOST_ITERATIONS + 1) if trained_with is not None else ()
    return ROUTED, UNIFORM, MEAN, *(after(count) for count in others if count != trained_with)


@dataclass(frozen=True)
class CouplingNumbers:
    """What the couplings of the last pass are like, over n images, I primary and J class capsules.

    Attributes:
        longest: float32 [I], the greatest length (or activation) of each primary capsule over the images.
        varies: float32 [I], the standard deviation of that length over the images.
        leads: int32 [I], in how many images its vote is the largest part of the answer's sum.
        entropies: int64 [BINS], a histogram of the entropies of the J couplings of each capsule in each image, as
            shares of log J.
        entropy: their mean.
        within: the standard deviation of a coupling over the images of one class, mean over classes and pairs.
        between: the standard deviation of its means in the classes, mean over pairs of capsules.
        alike, different: float32 [pairs, 2], of two pictures of the same class or of different ones: the mean
            absolute difference of their couplings, and the correlation (NaN where nothing differs).
    """

    longest: np.ndarray
    varies: np.ndarray
    leads: np.ndarray
    entropies: np.ndarray
    entropy: float
    within: float
    between: float
    alike: np.ndarray
    different: np.ndarray

    @property
    def dead(self) -> int:
        """How many primary capsules are dead."""
        return int(np.sum((self.longest <= SHORT) & (self.varies <= STEADY)))

    @property
    def leading(self) -> int:
        """How many primary capsules are the largest part of an answer's sum in at least one image."""
        return int(np.sum(self.leads > 0))

    @property
    def ratio(self) -> float:
        """Between over within; NaN where the couplings are the same for every picture."""
        return self.between / self.within if self.within else float("nan")


@dataclass(frozen=True)
class RoutingMeasure:
    """All that is measured of a checkpoint.

    Attributes:
        right: bool [n] by the way of reading: which images it names right.
    """

    numbers: CouplingNumbers
    right: Mapping[str, np.ndarray]

    @property
    def images(self) -> int:
        """How many images were read."""
        return len(self.right[ROUTED])

    def changed(self, way: str) -> tuple[np.ndarray, np.ndarray]:
        """Return which images turn wrong in a way instead of as routed, and which turn right, bool [n] each."""
        before, now = self.right[ROUTED], self.right[way]
        return before & ~now, ~before & now

    def to_arrays(self) -> dict[str, np.ndarray]:
        """Return it as named arrays, to keep in a file."""
        names = list(self.right)
        numbers = {one.name: np.asarray(getattr(self.numbers, one.name)) for one in fields(CouplingNumbers)}
        return {**numbers, "ways": np.array(names), "right": np.array([self.right[name] for name in names])}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, np.ndarray]) -> "RoutingMeasure":
        """Return the measure that `to_arrays` turned into these arrays."""
        numbers = CouplingNumbers(
            longest=arrays["longest"],
            varies=arrays["varies"],
            leads=arrays["leads"],
            entropies=arrays["entropies"],
            entropy=float(arrays["entropy"]),
            within=float(arrays["within"]),
            between=float(arrays["between"]),
            alike=arrays["alike"],
            different=arrays["different"],
        )
        return cls(numbers, dict(zip(arrays["ways"].tolist(), arrays["right"], strict=True)))


def blocks(images: int) -> int:
    """Return in how many blocks so many test images are read."""
    return ceil(min(COUNT, images) / BLOCK)


def save(run: Run, checkpoint: str, found: RoutingMeasure, folder: RunFiles | None = None) -> None:
    """Keep what was measured of a checkpoint, in `folder`; None for the run's folder in the home.

    Raises:
        LearnerError: if there is no such checkpoint or data set, or it cannot be written.
    """
    store = open_store()
    _in_folder(run).save(store.files(run), checkpoint, found.to_arrays(), folder or store.own_files(run))


def load_kept(run_id: str, checkpoint: str) -> RoutingMeasure | None:
    """Return what was measured of a checkpoint; None if it was not.

    Raises:
        LearnerError: if there is no such run, checkpoint or data set.
    """
    store = open_store()
    run = store.get(run_id)
    arrays = _in_folder(run).load(store.files(run), checkpoint, store.own_files(run))
    return None if arrays is None else RoutingMeasure.from_arrays(arrays)


def _in_folder(run: Run) -> AboutCheckpoint:
    """Return where it is kept: apart for each version of a data set that can change."""
    return AboutCheckpoint("routing_measures", f"{COUNT}-{datasets.version_of(run.spec.dataset)}")


def _no_block(run_id: str, checkpoint: str, block: int) -> int | None:
    """Return None: measures are kept as a whole."""
    return None


@question("measure_routing", keep=0, kept=_no_block, takes_long=True)
def read_block(run_id: str, checkpoint: str, block: int) -> int:
    """Return how many test images there are to read, once those of a block have become primary capsules.

    Raises:
        LearnerError: if the run has no capsules, or its weights or the test images are not there.
    """
    ...


def _no_couplings(run_id: str, checkpoint: str) -> CouplingNumbers | None:
    """Return None: measures are kept as a whole."""
    return None


@question("measure_routing", keep=0, kept=_no_couplings, takes_long=True)
def count_couplings(run_id: str, checkpoint: str) -> CouplingNumbers:
    """Return what the couplings of the first test images are like; raise LearnerError as `read_block` does."""
    ...


def _no_answers(run_id: str, checkpoint: str, way: str) -> np.ndarray | None:
    """Return None: measures are kept as a whole."""
    return None


@question("measure_routing", keep=0, kept=_no_answers, takes_long=True)
def read_right(run_id: str, checkpoint: str, way: str) -> np.ndarray:
    """Return which of the first test images are read right in a way, bool [n].

    Raises:
        LearnerError: as `read_block` does.
    """
    ...
