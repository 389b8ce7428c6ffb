"""Vectors by hand: two small layers of capsules that are typed in, and routed step by step."""

import re
from collections.abc import Callable
from math import prod

from lib.inspectors.answers.typed_vectors import file_address
from lib.parts.vector_bench import SIZE, vector_bench
from pages.by_hand.typed import ROUTED
from pages.kit import state
from pages.kit.parameters import split


def show_bench() -> None:
    """Draw the part."""
    checks = {"votes": _has("inputs outputs dim"), "u": _has("inputs dim"), "w": _has("inputs outputs dim dim")}
    vector_bench(file_address(), ROUTED, view=state.view_of("bench", checks), key=state.key_of("bench"))


def _has(axes: str) -> Callable[[str], bool]:
    """Return whether a text has as many numbers as the size in the address asks for."""
    return lambda text: are_as_many(text, state.current("size") or "", axes)


def are_as_many(text: str, size: str, axes: str) -> bool:
    """Return whether a text such as "1,0,0.5,2" has a number for each place of these axes of a size, "2x2x3"."""
    if not re.fullmatch(SIZE, size):
        return False
    inputs, outputs, dim = map(int, size.split("x"))
    lengths = {"inputs": inputs, "outputs": outputs, "dim": dim}
    return len(split(text)) == prod(lengths[axis] for axis in axes.split())
