"""The order in which people count: 2 before 10, and a beside A."""

import re


def natural_key(text: str) -> tuple[tuple[object, ...], str]:
    """Return what to sort texts by: numbers in them by their size, letters without regard to capitals."""
    parts = re.split(r"(\d+)", text)  # every second one is a number
    return tuple(_number(part) if at % 2 else part.casefold() for at, part in enumerate(parts)), text


def _number(digits: str) -> tuple[int, str]:
    """Return a number as what sorts by its size, however long it is."""
    plain = digits.lstrip("0")
    return len(plain), plain
