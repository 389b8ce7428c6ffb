"""The state of the scrambled tiles, read from what a browser or an address may say."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from lib.parts.sent import is_list
from lib.pictures.scramble import CUTS
from lib.whole_numbers import is_whole_number


@dataclass(frozen=True)
class Layout:
    """How many tiles a side the picture is cut into, and which tile lies in each place, row by row."""

    cut: int
    order: tuple[int, ...]

    @property
    def text(self) -> str:
        """The layout as the address has it: "2-2-0-3-1"."""
        return "-".join(map(str, (self.cut, *self.order)))


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


def layout_of(cut: object, order: object) -> Layout | None:
    """Return the layout, or None if it is not possible."""
    if not isinstance(cut, int) or cut not in CUTS or not is_list(order):
        return None
    layout = Layout(cut, tuple(tile for tile in order if isinstance(tile, int)))
    is_complete = len(layout.order) == len(order) and sorted(layout.order) == list(range(cut**2))
    return layout if is_complete else None


def layout_in(text: str) -> Layout | None:
    """Return the layout of an address such as "2-2-0-3-1" (cut, then tiles), or None if it is not possible."""
    numbers = [int(part) for part in text.split("-") if is_whole_number(part)]
    return layout_of(numbers[0], numbers[1:]) if len(numbers) == text.count("-") + 1 else None
