"""Where the two digits of a pair are: as the learner put them, else as the address says."""

from lib.parts.digit_overlap import Digit, Shifts, placed_by_learner, shifts_within
from pages.kit import state
from pages.kit.parameters import SEPARATOR

NAMES = ("first_at", "second_at")
DEFAULT = ((-3, -2), (3, 2))


def choose_shifts(key: str, digits: tuple[Digit, Digit], shape: tuple[int, int]) -> Shifts:
    """Return the shifts (right, down) of both digits on a picture of `shape` (height, width).

    Args:
        key: of the component on which the learner moves them.
    """
    height, width = digits[0].image.shape[:2]
    most = ((shape[1] - width) // 2, (shape[0] - height) // 2)
    return placed_by_learner(key, most) or shifts_within(_in_address(), most) or DEFAULT


def _in_address() -> list[list[int]] | None:
    view = state.view_of("overlap")
    try:
        return [[int(part) for part in view[name].split(SEPARATOR)] for name in NAMES]
    except (KeyError, ValueError):
        return None
