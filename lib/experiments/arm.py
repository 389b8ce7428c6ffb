"""One side of an experiment."""

from collections.abc import Mapping
from dataclasses import dataclass

from lib.options import Value
from lib.runs import RunSpec


@dataclass(frozen=True)
class Arm:
    """One side of an experiment: a training that can be repeated with other seeds.

    Attributes:
        name: as commands and bundled runs write it.
        label: a few words (marked for translation).
        options: where the run differs from the architecture's defaults, the budget included.
    """

    name: str
    label: str
    architecture: str
    dataset: str
    options: Mapping[str, Value]

    @property
    def spec(self) -> RunSpec:
        """The run with seed 0."""
        return RunSpec.create(self.architecture, self.dataset, {**self.options, "seed": 0})
