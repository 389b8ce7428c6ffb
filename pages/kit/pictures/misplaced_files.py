"""The files of the count over many test images whose parts changed places: numbers and a notebook."""

from collections.abc import Sequence

from lib.csv_text import csv_text
from lib.i18n import _
from lib.inspectors.answers.scrambled_count import IMAGES, ScrambledCount
from lib.intervals import wilson
from lib.parts.chart_files import Cell, chart_files
from lib.parts.scrambled_tiles import Layout
from pages.kit.runs.label import title_of
from pages.kit.runs.readers import Reader


def offer_files(readers: Sequence[Reader], counts: Sequence[ScrambledCount], layout: Layout) -> None:
    """Draw the buttons; `counts` are of the `readers`, with the tiles in this order."""
    chart_files(
        f"misplaced-{layout.text}",
        title=_("Test images whose parts changed places"),
        charts={},
        csv=_csv_of(readers, counts),
        cells=cells_of(readers, layout),
        key="misplaced-files",
    )


def cells_of(readers: Sequence[Reader], layout: Layout) -> list[Cell]:
    """Return the cells that count again how many test images these networks read."""
    networks = [(run.id, checkpoint) for run, checkpoint in readers]
    return [
        Cell(
            _(
                "## What is counted\n\nEach network reads the first {images} test images twice: as they are, and "
                "with their parts in this order."
            ).format(images=IMAGES),
            f"""import numpy as np

from lib.inspectors.questions.count_scrambled import count_scrambled
from lib.intervals import wilson

networks = {networks!r}  # run and checkpoint
cut, order = {layout.cut}, {tuple(layout.order)!r}  # parts a side, and which lies in each place
moves = {tuple(layout.moves)!r}  # of a part: its place, and how many pixels to the right and down""",
        ),
        Cell(
            _("## How many are read right, whole and in parts, with the 95 % intervals"),
            """counts = {}
for run, checkpoint in networks:
    found = counts[run] = count_scrambled(run, checkpoint, cut, order, moves)
    for name, right in (("whole", found.whole), ("in parts", found.parts)):
        edges = np.round(wilson(right / found.images, found.images), 4)
        print(run, name, right, "of", found.images, edges)""",
        ),
    ]


def _csv_of(readers: Sequence[Reader], counts: Sequence[ScrambledCount]) -> str:
    names = ["network", "images", "right whole", "low", "high", "right in parts", "low", "high"]
    rows = [
        [title_of(reader.run), one.images, one.whole, *_edges(one.whole, one), one.parts, *_edges(one.parts, one)]
        for reader, one in zip(readers, counts, strict=True)
    ]
    return csv_text(names, rows)


def _edges(right: int, counted: ScrambledCount) -> tuple[float, float]:
    low, high = wilson(right / counted.images, counted.images)
    return float(low), float(high)
