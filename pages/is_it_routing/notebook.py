"""The notebook of what was measured of routings."""

from collections.abc import Sequence

from lib.i18n import _
from lib.parts.chart_files import Cell
from pages.is_it_routing.networks import Reader


def cells_of(readers: Sequence[Reader]) -> list[Cell]:
    """Return the cells that measure the routings of these networks again."""
    networks = [(run.id, checkpoint) for run, checkpoint in readers]
    return [
        Cell(
            _("## The measurement\n\nEach network reads the first 1,000 test images, which takes minutes."),
            f"""import numpy as np

from lib.inspectors.questions.measure_routing import measure
from lib.intervals import mcnemar, wilson

networks = {networks!r}  # run and checkpoint
measures = {{run: measure(run, checkpoint) for run, checkpoint in networks}}""",
        ),
        Cell(
            _("## How many images are read wrong, and which answers other couplings change"),
            """for run, found in measures.items():
    routed = found.right["routed"]
    for way, right in found.right.items():
        share, lost, won = float(np.mean(~right)), int(np.sum(routed & ~right)), int(np.sum(~routed & right))
        print(run, way, "wrong", int(np.sum(~right)), "of", len(right), np.round(wilson(share, len(right)), 4),
              "right to wrong", lost, "wrong to right", won, "p", round(mcnemar(lost, won), 4))""",
        ),
        Cell(
            _("## The couplings"),
            """for run, found in measures.items():
    numbers = found.numbers
    print(run, "dead", numbers.dead, "leading", numbers.leading, "of", len(numbers.longest))
    print(run, "entropy", numbers.entropy, "within", numbers.within, "between", numbers.between)
    for name, pairs in (("alike", numbers.alike), ("different", numbers.different)):
        if len(pairs) and not np.isnan(pairs[:, 1]).all():
            print(run, name, "correlation", np.nanmedian(pairs[:, 1]))""",
        ),
    ]
