"""What the feature maps tell Python, read from what a browser may send."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True)
class Zoom:
    """What the browser looks at closer.

    Attributes:
        have: names the overview that it has already; "" for none.
        layer: "" for none.
        map: None for the whole layer.
        need: whether the browser lacks the numbers of it.
    """

    have: str = ""
    layer: str = ""
    map: int | None = None
    need: bool = True


@dataclass(frozen=True)
class MapsState:
    """What a learner last zoomed to."""

    asked: Zoom = Zoom()

    @classmethod
    def read(cls, told: Mapping[str, object]) -> Self:
        """Return the zoom; what the browser would never send counts as none."""
        match told.get("asked"):
            case {
                "have": str() as have,
                "layer": str() as layer,
                "map": int() | None as which,
                "need": bool() as need,
            }:
                return cls(Zoom(have, layer, which, need))
        return cls()
