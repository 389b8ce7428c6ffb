"""Finding where the address says that the two digits are."""

import re
from collections.abc import Callable, Mapping

from lib.parts.digit_overlap import Shifts
from pages.kit import state
from pages.kit.parameters import SEPARATOR
from pages.overlap import PLACE

Place = tuple[int, int]
"""How far a digit is moved from the middle: (right, down) in pixels."""

NAMES = ("first_at", "second_at")
DEFAULT = ((-3, -2), (3, 2))


def farthest_shift(digit: tuple[int, ...], picture: tuple[int, ...]) -> Place:
    """Return how far (right, down) a digit may be moved; both sizes are (height, width)."""
    return (picture[1] - digit[1]) // 2, (picture[0] - digit[0]) // 2


def read_shifts(most: Place) -> Shifts:
    """Return the shifts of both digits by now; `DEFAULT` unless both digits stay in the picture."""
    first, second = (_read_place(state.current(name) or "", most) for name in NAMES)
    return (first, second) if first and second else DEFAULT


def place_checks(most: Place) -> Mapping[str, Callable[[str], bool]]:
    """Return what tells by parameter whether a place is within the picture."""
    return dict.fromkeys(NAMES, lambda text: _read_place(text, most) is not None)


def _read_place(text: str, most: Place) -> Place | None:
    """Return a shift such as "-3,2"; None for another text, and further than `most`."""
    match text.split(SEPARATOR):
        case [right, down] if re.fullmatch(PLACE, text):
            place = int(right), int(down)
            return place if all(abs(part) <= limit for part, limit in zip(place, most, strict=True)) else None
        case _:
            return None
