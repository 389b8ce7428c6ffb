"""One step of a run's training: the code that trains, and what each of its lines computed; without TensorFlow."""

from dataclasses import dataclass

import numpy as np

from lib.inspectors.ask import question

BATCH = 16
"""How many pictures the step learns from: the first of those that the run learned from."""
STEPS = (1, 2, 5, 10)
"""Which steps can be looked at, counted from the checkpoint on."""


@dataclass(frozen=True)
class Value:
    """What a variable was.

    Attributes:
        name: as the code has it; "return" for what a function returned.
        shape: () for a number.
        first: up to four numbers, the first.
        least, mean, most: of all numbers.
        sample: float32 [rows, columns] of a matrix, or [height, width, channels] of the first picture; None
            where it is neither, or too large.
    """

    name: str
    shape: tuple[int, ...]
    first: tuple[float, ...]
    least: float
    mean: float
    most: float
    sample: np.ndarray | None = None


@dataclass(frozen=True)
class Line:
    """A line of source, and what its statement assigned: on the last line of the statement."""

    text: str
    values: tuple[Value, ...] = ()


@dataclass(frozen=True)
class TracedFunction:
    """A function that ran in the step.

    Attributes:
        place: its file and the number of its first line.
        lines: its source without the docstring.
    """

    name: str
    place: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class AdamStep:
    """How Adam changed one weight (Kingma and Ba 2015, algorithm 1).

    Attributes:
        index: the weight's place in its array: that of the largest gradient.
        step: t, from 1.
        first_before, second_before: the moments m and v before the step; `first` and `second` after it.
        before, after: the weight.
    """

    index: tuple[int, ...]
    step: int
    rate: float
    beta_1: float
    beta_2: float
    epsilon: float
    gradient: float
    first_before: float
    second_before: float
    first: float
    second: float
    before: float
    after: float

    @property
    def corrected_rate(self) -> float:
        """The rate, corrected for moments that began at 0."""
        return self.rate * (1 - self.beta_2**self.step) ** 0.5 / (1 - self.beta_1**self.step)

    @property
    def change(self) -> float:
        """What is taken from the weight, by the moments after the step."""
        return self.corrected_rate * self.first / (self.second**0.5 + self.epsilon)


@dataclass(frozen=True)
class TrainingStep:
    """What happened in the step.

    Attributes:
        images: uint8 [n, height, width, channels], with `labels` [n].
        functions: in the order in which they were called.
        weights: the names of all weights that are trained.
        weight: the array of weights that `adam` and the update are shown of.
        loss_before, loss_after: the loss of this batch before and after the step, as the trained network reads
            it: without dropout, with the running statistics of batch normalisation.
    """

    images: np.ndarray
    labels: tuple[int, ...]
    functions: tuple[TracedFunction, ...]
    weights: tuple[str, ...]
    weight: str
    adam: AdamStep
    loss_before: float
    loss_after: float


@question("training_step", keep=16)
def training_step(run_id: str, checkpoint: str, weight: str, step: int) -> TrainingStep:
    """Return step `step` of a training that goes on from the checkpoint, with the optimiser's moments at 0 before.

    Args:
        weight: which array of weights Adam is shown for; for an unknown name the last with more than one axis.

    Raises:
        LearnerError: if the run, its weights or its pictures are not there.
    """
    ...
