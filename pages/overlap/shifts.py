"""Finding where the two digits are: where the learner put them, or else where the address says."""

import re
from collections.abc import Mapping

from lib.parts.digit_overlap import Digit, Shifts, placed_by_learner, shifts_within
from pages.kit import state
from pages.kit.parameters import SEPARATOR
from pages.overlap import PLACE

NAMES = ("first_at", "second_at")
DEFAULT = ((-3, -2), (3, 2))


def choose_shifts(key: str, digits: tuple[Digit, Digit], shape: tuple[int, int]) -> Shifts:
    """Return the shifts (right, down) of both digits in a picture of `shape` (height, width).

    Args:
        key: of the component in which the learner moves them.
    """
    height, width = digits[0].image.shape[:2]
    most = ((shape[1] - width) // 2, (shape[0] - height) // 2)
    view = state.view_of("overlap", dict.fromkeys(NAMES, lambda text: _is_within(text, most)))
    return placed_by_learner(key, most) or shifts_within(_read_places(view), most) or DEFAULT


def _is_within(text: str, most: tuple[int, int]) -> bool:
    """Return whether a text such as "-3,2" is a shift of at most `most` (right, down)."""
    place = _read_place(text)
    return place is not None and all(abs(part) <= limit for part, limit in zip(place, most, strict=True))


def _read_places(view: Mapping[str, str]) -> list[tuple[int, int] | None]:
    return [_read_place(view.get(name, "")) for name in NAMES]


def _read_place(text: str) -> tuple[int, int] | None:
    match text.split(SEPARATOR):
        case [right, down] if re.fullmatch(PLACE, text):
            return int(right), int(down)
        case _:
            return None
