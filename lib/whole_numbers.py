"""Whole numbers in texts from outside, such as an address; Python reads more of them, and raises on long ones."""

import re

MOST_DIGITS = 9


def is_whole_number(text: str) -> bool:
    """Return whether the text is a number of up to `MOST_DIGITS` of the digits 0 to 9, without a sign."""
    return re.fullmatch(f"[0-9]{{1,{MOST_DIGITS}}}", text) is not None
