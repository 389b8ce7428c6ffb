"""Sets of things that a learner counts from 1, as an address has them: "1-4,9"."""

import re

_RANGE = r"[1-9]\d{0,4}(-[1-9]\d{0,4})?"
RANGES = rf"{_RANGE}(,{_RANGE})*"
"""The pattern of such a text."""


def read_ranges(text: str | None, count: int) -> tuple[int, ...]:
    """Return the indices of a text such as "1-4,9", in order and each once.

    Args:
        text: what the address says; None if it says nothing.
        count: how many things there are. A text that means one beyond them, or is no such text, means none at all.
    """
    if text is None or not re.fullmatch(RANGES, text):
        return ()
    found = set[int]()
    for one in text.split(","):
        first, _, last = one.partition("-")
        if int(last or first) > count:
            return ()
        found.update(range(int(first) - 1, int(last or first)))
    return tuple(sorted(found))
