"""A recurrent network that reads the rows of an image after a convolution over them."""

from lib.datasets import ImageKind
from lib.errors import N_
from lib.models.common_options import scaled
from lib.models.entry import Architecture
from lib.models.gru.entry import ENTRY as GRU_ENTRY
from lib.models.gru.entry import Options, classifier_layers
from lib.models.shapes import GRU, Convolution, Layer, Pooling, Rows
from lib.models.task import Task


def layers(options: Options, task: Task) -> list[Layer]:
    """Return the layers.

    28 rows of 28 → 1-D convolution 32 of width 5 → pool 2 → 14 × 32 → GRU 128 → GRU 256 → classes.
    """
    return [
        Rows("rows"),
        Convolution("conv1", scaled(32, options), kernel=5),
        Pooling("pool1"),
        GRU("gru1", scaled(128, options), returns_sequence=True),
        GRU("gru2", scaled(256, options)),
        *classifier_layers(options, task.classes),
    ]


ENTRY = Architecture(
    title=N_("Convolution and recurrent network"),
    summary=N_("A convolution over five rows at a time and a pooling, then the recurrent network."),
    why=N_(
        "The convolution turns five neighbouring rows into 32 features, and the pooling halves the number of "
        "rows. So the recurrent network reads a shorter and richer sequence: it takes half the time."
    ),
    place=10,
    model=Options(),
    training=GRU_ENTRY.training,
    presets=GRU_ENTRY.presets,
    learns=(ImageKind.DIGITS, ImageKind.GREY, ImageKind.COLOUR, ImageKind.PHOTOS, ImageKind.COMPOSED_DIGITS),
    layers=layers,
    share_of_peak=0.35,
)
