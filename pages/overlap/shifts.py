"""Where the two digits of a pair are: as the learner put them, else as the address says."""

import streamlit as st

from lib.parts.digit_overlap import Digit, Shifts, placed_by_learner, shifts_within

NAMES = ("first_at", "second_at")
SEPARATOR = ","
DEFAULT = ((-3, -2), (3, 2))


def choose_shifts(key: str, digits: tuple[Digit, Digit], shape: tuple[int, int]) -> Shifts:
    """The shifts (right, down) of both digits on a picture of `shape` (height, width).

    The browser keeps the address up to date by itself: each write from here would become a step back in
    its history.

    Args:
        key: of the component on which the learner moves them.
    """
    height, width = digits[0].image.shape[:2]
    most = ((shape[1] - width) // 2, (shape[0] - height) // 2)
    return placed_by_learner(key, most) or shifts_within(_in_address(), most) or DEFAULT


def _in_address() -> list[list[int]] | None:
    try:
        return [[int(part) for part in st.query_params[name].split(SEPARATOR)] for name in NAMES]
    except (KeyError, ValueError):
        return None
