"""The state of the feature maps, read from what a browser may send."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True)
class Zoom:
    """The layer or the map that a learner zoomed to.

    Attributes:
        have: the name of the overview that the browser has; "" for none.
        layer: "" for the overview.
        map: None for the whole layer.
        need: whether the browser still needs its numbers.
    """

    have: str = ""
    layer: str = ""
    map: int | None = None
    need: bool = True


@dataclass(frozen=True)
class MapsState:
    """The last zoom."""

    asked: Zoom = Zoom()

    @classmethod
    def read(cls, sent: Mapping[str, object]) -> Self:
        """Return the state; a zoom that the part would never send is none."""
        match sent.get("asked"):
            case {
                "have": str() as have,
                "layer": str() as layer,
                "map": int() | None as which,
                "need": bool() as need,
            }:
                return cls(Zoom(have, layer, which, need))
            case _:
                return cls()
