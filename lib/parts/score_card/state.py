"""The state of a score card, read from what a browser may send."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True)
class CardState:
    """Whether the browser itself has answered for the drawing on the canvas, so that the server need not."""

    is_live: bool = False

    @classmethod
    def read(cls, sent: Mapping[str, object]) -> Self:
        """Return the state; what is not true counts as false."""
        return cls(sent.get("is_live") is True)
