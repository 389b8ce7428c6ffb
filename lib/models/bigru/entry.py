"""A recurrent network that reads the rows of an image from above and from below."""

from lib.datasets import ImageKind
from lib.errors import N_
from lib.models.entry import Architecture
from lib.models.gru.entry import ENTRY as GRU_ENTRY
from lib.models.gru.entry import Options, classifier_layers
from lib.models.shapes import GRU, Layer, Rows
from lib.models.task import Task


def layers(_options: Options, task: Task) -> list[Layer]:
    """Return the layers.

    28 rows of 28 → GRU 128 in both directions, 256 numbers → GRU 256 in both, 512 → dense 1024 → classes.
    """
    return [
        Rows("rows"),
        GRU("gru1", 128, directions=2, returns_sequence=True),
        GRU("gru2", 256, directions=2),
        *classifier_layers(task.classes),
    ]


ENTRY = Architecture(
    title=N_("Recurrent network in both directions"),
    summary=N_("Two recurrent networks side by side: one reads the rows from above, one from below."),
    why=N_(
        "The state after a row knows only the rows above it. A second network that reads from below knows the "
        "rest, and the two states side by side know the whole image at every row. It costs more than twice "
        "the time and the weights."
    ),
    place=9,
    model=Options(),
    training=GRU_ENTRY.training,
    presets=GRU_ENTRY.presets,
    learns=(ImageKind.DIGITS, ImageKind.GREY, ImageKind.COLOUR, ImageKind.PHOTOS, ImageKind.COMPOSED_DIGITS),
    layers=layers,
    share_of_peak=0.4,
)
