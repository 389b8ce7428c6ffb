"""What the digit's journey sends to Python."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True)
class JourneyState:
    """Whether the picture in the address is to be computed by the server, in the run that this causes."""

    is_asked: bool = False

    @classmethod
    def read(cls, sent: Mapping[str, object]) -> Self:
        """Return the state; anything but True counts as not asked."""
        return cls(sent.get("is_asked") is True)
