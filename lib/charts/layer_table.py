"""A network's layers as a table: shape, parameters and multiply-adds, with the share of each as a bar."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lib.charts.html import render
from lib.intervals import write_percent


@dataclass(frozen=True)
class LayerRow:
    """A layer as it is listed.

    Attributes:
        parameters, multiply_adds: counts.
        note: a sentence on `multiply_adds` for the foot of the table, or "".
    """

    name: str
    kind: str
    shape: str
    parameters: int
    multiply_adds: int
    note: str = ""


def layer_table(rows: Sequence[LayerRow], labels: Mapping[str, str]) -> str:
    """Return the table as HTML, with its sums; numbers with a note have a star, and the notes stand below.

    Args:
        labels: texts for "layer", "shape", "parameters", "multiply_adds" and "sum".
    """
    return render(
        "lib/charts/layer_table.html",
        rows=rows,
        parameters=sum(row.parameters for row in rows),
        multiply_adds=sum(row.multiply_adds for row in rows),
        notes=[row.note for row in rows if row.note],
        labels=labels,
        write_percent=write_percent,
    )
