"""The state of the scrambled tiles, read from what a browser or an address may say."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from lib.parts.sent import is_list
from lib.pictures.scramble import CUTS, Move
from lib.whole_numbers import is_whole_number

FARTHEST = 999
"""Pixels that an address can move a tile by, in each direction."""


@dataclass(frozen=True)
class Layout:
    """How many tiles a side a picture is cut into, which of them lies in each place, row by row, and moves."""

    cut: int
    order: tuple[int, ...]
    moves: tuple[Move, ...] = ()

    @property
    def text(self) -> str:
        """The layout as the address has it: "2-2-0-3-1", or "2-2-0-3-1_3.12.-5" where place 3's tile is moved."""
        order = "-".join(map(str, (self.cut, *self.order)))
        return "_".join([order, *(".".join(map(str, move)) for move in self.moves)])


START = Layout(2, (2, 0, 3, 1))
"""The layout that the part opens with: every quarter is in another place."""


@dataclass(frozen=True)
class TilesState:
    """How often the part has asked the server to read what it shows, because the browser itself cannot."""

    asks: int = 0

    @classmethod
    def read(cls, sent: Mapping[str, object]) -> Self:
        """Return the state; what is no whole number counts as 0."""
        asks = sent.get("asks")
        return cls(asks if isinstance(asks, int) and not isinstance(asks, bool) else 0)


def layout_of(cut: object, order: object, moves: tuple[Move, ...] = ()) -> Layout | None:
    """Return the layout, or None if it is not possible."""
    if not isinstance(cut, int) or cut not in CUTS or not is_list(order):
        return None
    layout = Layout(cut, tuple(tile for tile in order if isinstance(tile, int)), moves)
    is_complete = len(layout.order) == len(order) and sorted(layout.order) == list(range(cut**2))
    places = {place for place, _right, _down in moves}
    return layout if is_complete and len(places) == len(moves) and places <= set(layout.order) else None


def layout_in(text: str) -> Layout | None:
    """Return the layout of an address, or None if it is not possible.

    That is the cut and the tiles, as in "2-2-0-3-1", and for each tile that is moved its place and how far it is
    to the right and down, as in "2-2-0-3-1_3.12.-5".
    """
    lying, *moved = text.split("_")
    numbers = [int(part) for part in lying.split("-") if is_whole_number(part)]
    moves = tuple(move for move in map(_move_in, moved) if move is not None)
    if len(numbers) != lying.count("-") + 1 or len(moves) != len(moved):
        return None
    return layout_of(numbers[0], numbers[1:], moves)


def _move_in(text: str) -> Move | None:
    """Return a move as an address has it; None if it is not possible, or none."""
    parts = text.split(".")
    if len(parts) != len(("place", "right", "down")) or not is_whole_number(parts[0]):
        return None
    if not all(is_whole_number(part.removeprefix("-")) for part in parts[1:]) or "-0" in parts:
        return None
    place, right, down = map(int, parts)
    return (place, right, down) if 0 < max(abs(right), abs(down)) <= FARTHEST else None
