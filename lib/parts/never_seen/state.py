"""What the part of unseen pictures sends to Python."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True)
class NeverSeenState:
    """How often the part has asked the server to read what it shows, because the browser itself cannot."""

    asks: int = 0

    @classmethod
    def read(cls, sent: Mapping[str, object]) -> Self:
        """Return the state; what is no whole number counts as 0."""
        asks = sent.get("asks")
        return cls(asks if isinstance(asks, int) and not isinstance(asks, bool) else 0)
