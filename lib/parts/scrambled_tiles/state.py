"""How the tiles lie, as a browser or an address may say it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from lib.pictures.scramble import CUTS


@dataclass(frozen=True)
class Layout:
    """How the picture is cut, and which tile lies in each place, row by row."""

    cut: int
    order: tuple[int, ...]


START = Layout(2, (2, 0, 3, 1))
"""What the part opens with: every quarter in another place."""


@dataclass(frozen=True)
class TilesState:
    """How the learner last laid the tiles; None before one was moved."""

    layout: Layout | None = None

    @classmethod
    def read(cls, told: Mapping[str, object]) -> Self:
        """Return the layout; what is no layout counts as none."""
        match told.get("layout"):
            case {"cut": cut, "order": order}:
                return cls(layout_of(cut, order))
        return cls()


def layout_of(cut: object, order: object) -> Layout | None:
    """Return the layout that a browser or an address says, or None for anything that is no layout."""
    if not isinstance(order, Sequence) or cut not in CUTS or not all(isinstance(tile, int) for tile in order):
        return None
    layout = Layout(int(str(cut)), tuple(order))
    return layout if sorted(layout.order) == list(range(layout.cut**2)) else None


def layout_in(text: str) -> Layout | None:
    """Return the layout in an address, "2-2-0-3-1": how it is cut, then the tiles; None for anything else."""
    numbers = [int(part) for part in text.split("-") if part.isdecimal()]
    return layout_of(numbers[0], numbers[1:]) if len(numbers) == text.count("-") + 1 else None
