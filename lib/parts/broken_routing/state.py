"""What the broken routing sends to Python."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True)
class BrokenState:
    """Whether the learner just asked to have the chosen checkpoint measured with each mistake."""

    measures: bool = False

    @classmethod
    def read(cls, sent: Mapping[str, object]) -> Self:
        """Return the state; what is not true counts as false."""
        return cls(sent.get("measures") is True)
