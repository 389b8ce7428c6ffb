"""A small table of texts and numbers, which scrolls in its own place where it is large."""

from collections.abc import Collection, Sequence

from lib.charts.html import render


def plain_table(name: str, titles: Sequence[str], rows: Sequence[Sequence[str]], numbers: Collection[int]) -> str:
    """Return HTML of the table.

    Args:
        name: what tests find it by.
        numbers: which columns are numbers, counted from 0.
    """
    return render("lib/charts/records/plain_table.html", name=name, titles=titles, rows=rows, numbers=set(numbers))
