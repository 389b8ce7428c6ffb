"""The notebook of how often noise misleads networks."""

from collections.abc import Sequence

from lib.i18n import _
from lib.inspectors.answers.noise_success import COUNT
from lib.inspectors.noise_queue import Key
from lib.parts.chart_files import Cell


def cells_of(asked: Sequence[Key]) -> list[Cell]:
    """Return the cells that measure these curves again."""
    return [
        Cell(
            _("## Whose noise misleads whom, and how it is made"),
            f"""import numpy as np

from lib.inspectors.answers.noise_success import EPSILONS
from lib.inspectors.questions.noise_success import measure_noise
from lib.intervals import wilson

# the network that makes the noise, the one that reads it, each as run and checkpoint, and the method
asked = {list(asked)!r}
epsilons = EPSILONS""",
        ),
        Cell(
            _(
                "## How many of {count} test images are misled\n\nThat takes minutes; with fewer `epsilons` it "
                "takes less."
            ).format(count=COUNT),
            """curves = {}
for maker, reader, method in asked:
    points = [measure_noise(maker, reader, method, epsilon) for epsilon in epsilons]
    curves[maker, reader, method] = points
    for point in points:
        edges = np.round(wilson(point.fooled / point.images, point.images), 4)
        print(method, "noise of", maker[0], "read by", reader[0], "epsilon", point.epsilon)
        print("  misled", point.fooled, "of", point.images, edges)
        print("  pixels without gradient", round(point.zeros, 4), "images without", point.still)""",
        ),
    ]
