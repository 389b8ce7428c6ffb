"""A recurrent network that reads the rows of an image from above and from below."""

from dataclasses import dataclass

from lib.datasets import ImageKind
from lib.errors import N_
from lib.models.common_options import scaled
from lib.models.entry import Architecture
from lib.models.gru.entry import ENTRY as GRU_ENTRY
from lib.models.gru.entry import Options as GRUOptions
from lib.models.gru.entry import classifier_layers, presets_of
from lib.models.shapes import GRU, Layer, Rows
from lib.models.task import Task
from lib.options import Option, share

STATES = Option(
    N_("Both states"),
    N_("How the states of the two directions become one."),
    "joined",
    choices=(N_("joined"), N_("added")),
    choice_meanings=(
        N_("joined: side by side, which makes twice as many numbers."),
        N_("added: number by number, so that there are as many as one direction has."),
    ),
)


@dataclass(frozen=True)
class Options(GRUOptions):
    """The network's own options."""

    states: str = share(STATES)


def layers(options: Options, task: Task) -> list[Layer]:
    """Return the layers.

    28 rows of 28 → GRU 128 in both directions, 256 numbers → GRU 256 in both, 512 → dense 1024 → classes.
    """
    is_added = options.states == "added"
    return [
        Rows("rows"),
        GRU("gru1", scaled(128, options), directions=2, returns_sequence=True, adds_directions=is_added),
        GRU("gru2", scaled(256, options), directions=2, adds_directions=is_added),
        *classifier_layers(options, task.classes),
    ]


MODEL = Options()
ENTRY = Architecture(
    title=N_("Recurrent network in both directions"),
    summary=N_("Two recurrent networks side by side: one reads the rows from above, one from below."),
    why=N_(
        "The state after a row knows only the rows above it. A second network that reads from below knows the "
        "rest, and the two states side by side know the whole image at every row. It costs more than twice "
        "the time and the weights."
    ),
    place=9,
    model=MODEL,
    training=GRU_ENTRY.training,
    presets=presets_of(MODEL),
    learns=(ImageKind.DIGITS, ImageKind.GREY, ImageKind.COLOUR, ImageKind.PHOTOS, ImageKind.COMPOSED_DIGITS),
    layers=layers,
    share_of_peak=0.4,
)
