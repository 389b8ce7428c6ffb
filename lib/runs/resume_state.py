"""What a training needs to go on exactly where it was."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np

_STEP, _SECONDS, _VARIABLE = "step", "seconds", "variable_{number}"


@dataclass(frozen=True)
class ResumeState:
    """A training after one of its steps.

    Attributes:
        seconds: training time so far.
        variables: of the network and then of the optimizer, in their own order.
    """

    step: int
    seconds: float
    variables: tuple[np.ndarray, ...]

    def to_arrays(self) -> dict[str, np.ndarray]:
        """Return the named arrays of its file."""
        named = {_VARIABLE.format(number=number): values for number, values in enumerate(self.variables)}
        return {_STEP: np.array(self.step), _SECONDS: np.array(self.seconds), **named}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, np.ndarray]) -> Self:
        """Return the state in a file's named arrays."""
        names = [_VARIABLE.format(number=number) for number in range(len(arrays) - 2)]
        return cls(int(arrays[_STEP]), float(arrays[_SECONDS]), tuple(arrays[name] for name in names))
