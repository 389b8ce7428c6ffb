"""What the training loop needs of a run, in whichever framework that is prepared. Without TensorFlow."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np

from lib.datasets import Dataset, Examples
from lib.runs.resume_state import ResumeState
from lib.runs.snapshots import Snapshot


@dataclass(frozen=True)
class Evaluation:
    """`accuracy` in [0, 1] and the mean `loss` and named `parts` over all `examples`."""

    accuracy: float
    loss: float
    parts: dict[str, float]
    examples: int


@dataclass(frozen=True)
class Learned:
    """What one step measured on its batch of `images`, before it changed the weights."""

    images: int
    loss: float
    accuracy: float
    parts: Mapping[str, float] = field(default_factory=dict[str, float])


class Measures(Protocol):
    """Measures a network on whole splits."""

    def evaluate(self, split: Examples) -> Evaluation:
        """Return how well the network does on `split`, in which every example counts once and equally."""
        ...


class PreparedRun(Protocol):
    """A network that learns, with its data: a run that can be trained from `first_step` on."""

    @property
    def dataset(self) -> Dataset: ...
    @property
    def evaluator(self) -> Measures: ...
    @property
    def steps_per_epoch(self) -> int:
        """How many steps pass over all images once."""
        ...

    @property
    def first_step(self) -> int:
        """How many steps are made already."""
        ...

    @property
    def seconds_before(self) -> float:
        """How long they took."""
        ...

    def open_feed(self) -> Iterator[Any]:
        """Return what `learn` takes its batches from, those after `first_step`."""
        ...

    def learn(self, feed: Iterator[Any], rate: float) -> Learned:
        """Learn from the next batch at this learning rate."""
        ...

    def weights(self) -> dict[str, np.ndarray]:
        """Return all weights by name, in the layout of our own networks."""
        ...

    def snapshot(self) -> Snapshot:
        """Return what can be seen of the network now."""
        ...

    def capture(self, step: int, seconds: float) -> ResumeState:
        """Return the state after `step`, to go on from; `seconds` is the training time so far."""
        ...

    def graph(self) -> Any:
        """Return the graph of a step for TensorBoard; None if there is none."""
        ...
