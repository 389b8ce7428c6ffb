"""Lines of code with what they computed beside them, on narrow screens below them."""

from collections.abc import Sequence
from dataclasses import dataclass

from lib.charts.html import render


@dataclass(frozen=True)
class Note:
    """A value beside a line.

    Attributes:
        shape: as it is read, "16 × 10"; "" for a number.
        picture: the address of a small picture of it, or "".
    """

    name: str
    shape: str
    text: str
    picture: str = ""


@dataclass(frozen=True)
class CodeRow:
    """A line, with its indentation, and the values beside it."""

    text: str
    notes: tuple[Note, ...] = ()


def code_values(rows: Sequence[CodeRow]) -> str:
    """Return the lines as HTML."""
    return render("lib/charts/code_values.html", rows=rows)
