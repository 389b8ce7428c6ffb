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
        turn: how many answers of its own the browser had shown by then.
    """

    have: str = ""
    layer: str = ""
    map: int | None = None
    need: bool = True
    turn: int = 0


@dataclass(frozen=True)
class MapsState:
    """What a browser told.

    Attributes:
        asked: the last zoom.
        asks: whether it just asks for the picture that the address names, because its own network cannot look.
    """

    asked: Zoom = Zoom()
    asks: bool = False

    @classmethod
    def read(cls, sent: Mapping[str, object]) -> Self:
        """Return the state; a zoom that the part would never send is none."""
        return cls(_read_zoom(sent.get("asked")), sent.get("asks") is True)


def _read_zoom(sent: object) -> Zoom:
    match sent:
        case {
            "have": str() as have,
            "layer": str() as layer,
            "map": int() | None as which,
            "need": bool() as need,
        }:
            return Zoom(have, layer, which, need, _read_turn(sent))
        case _:
            return Zoom()


def _read_turn(sent: object) -> int:
    match sent:
        case {"turn": int() as turn}:
            return turn
        case _:
            return 0
