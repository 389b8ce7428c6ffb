"""The state of the overlap of two digits, read from what a browser or an address may say."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

Shifts = tuple[tuple[int, int], tuple[int, int]]
"""How far each of the two digits is moved from the middle: (right, down) in pixels."""


@dataclass(frozen=True)
class OverlapState:
    """Where a learner last put the two digits; None before the first move."""

    shifts: Shifts | None = None

    @classmethod
    def read(cls, sent: Mapping[str, object]) -> Self:
        """Return the state; None for shifts that the part would never send."""
        return cls(read_shifts(sent.get("shifts")))


def read_shifts(sent: object) -> Shifts | None:
    """Return two pairs of whole numbers, or None if `sent` is anything else."""
    match sent:
        case [[int() as right, int() as down], [int() as other_right, int() as other_down]]:
            return (right, down), (other_right, other_down)
        case _:
            return None


def shifts_within(sent: object, most: tuple[int, int]) -> Shifts | None:
    """Return the shifts that a browser or an address has, or None unless both digits stay in the picture.

    Args:
        most: how far (right, down) a digit may be moved.
    """
    shifts = read_shifts(sent)
    if shifts is None:
        return None
    inside = all(abs(value) <= limit for shift in shifts for value, limit in zip(shift, most, strict=True))
    return shifts if inside else None
