"""The notebook of the curves over many turned test images."""

from collections.abc import Sequence

from lib.i18n import _
from lib.parts.chart_files import Cell
from pages.kit.runs.readers import Reader


def cells_of(readers: Sequence[Reader], dial: str, count: int) -> list[Cell]:
    """Return the cells that measure the curves of these networks again."""
    networks = [(run.id, checkpoint) for run, checkpoint in readers]
    return [
        Cell(
            _(
                "## What is measured\n\nEach network reads the first {count:,} test images at each value of the "
                "dial. That takes minutes; with fewer `values` it takes less."
            ).format(count=count),
            f"""import numpy as np

from lib.inspectors.answers.turned_curve import VALUES
from lib.inspectors.questions.turn import measure_turned
from lib.intervals import wilson

networks = {networks!r}  # run and checkpoint
dial, count = {dial!r}, {count}
values = VALUES[dial]""",
        ),
        Cell(
            _("## How many are read right, and the R² of the change and of the vector"),
            """curves = {}
for run, checkpoint in networks:
    curves[run] = [measure_turned(run, checkpoint, dial, float(value), count) for value in values]
    for point in curves[run]:
        accuracy = point.right / point.images
        edges = np.round(wilson(accuracy, point.images), 4)
        predicted = round(point.change, 3), round(point.vector, 3)
        print(run, dial, point.value, "accuracy", round(accuracy, 4), edges, "R²", predicted)""",
        ),
    ]
