"""The state of the overlap of two digits, read from what a browser may say."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

Shifts = tuple[tuple[int, int], tuple[int, int]]
"""How far each of the two digits is moved from the middle: (right, down) in pixels."""


@dataclass(frozen=True)
class OverlapState:
    """Whether the part just asks for what the address says, because the browser itself cannot find it out."""

    asks: bool = False

    @classmethod
    def read(cls, sent: Mapping[str, object]) -> Self:
        """Return the state; what is not true counts as false."""
        return cls(sent.get("asks") is True)
