"""Some of many things, evenly spread."""

from collections.abc import Sequence
from typing import TypeVar

import numpy as np

Thing = TypeVar("Thing")


def spread(things: Sequence[Thing], most: int) -> list[Thing]:
    """Return at most so many of these, in order: the first, the last, and others at equal distances."""
    places = np.linspace(0, len(things) - 1, min(most, len(things))).astype(int)
    return [things[at] for at in np.unique(places).tolist()]
