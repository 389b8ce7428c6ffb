"""A table that a phone shows as cards: each row's cells below each other, each with its column's name."""

from collections.abc import Sequence

from lib.charts.html import render

Cell = tuple[str, str]


def cards_table(
    caption: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]], *, names_beside: bool = False
) -> str:
    """Return HTML of a table whose cells are a text and a small text below it; the first column heads each row.

    Args:
        names_beside: whether a card has the columns' names beside the cells and not above them, for short names
            such as those of runs.
    """
    return render(
        "lib/charts/experiments/table.html",
        caption=caption,
        columns=columns,
        rows=rows,
        names_beside=names_beside,
    )
