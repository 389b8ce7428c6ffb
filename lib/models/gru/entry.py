"""A recurrent network that reads an image row by row."""

from dataclasses import dataclass
from typing import TypeVar

from lib.datasets import ImageKind
from lib.errors import N_
from lib.models.common_options import DROPOUT, WIDTH, scaled
from lib.models.entry import Architecture
from lib.models.presets import Preset, make_presets
from lib.models.shapes import GRU, Dense, Layer, Rows
from lib.models.task import Task
from lib.options import Options as BaseOptions
from lib.options import share
from lib.options.training import TrainingOptions


@dataclass(frozen=True)
class Options(BaseOptions):
    """The network's own options."""

    dropout: float = share(DROPOUT)
    width: int = share(
        WIDTH,
        meaning=N_(
            "How many gated units, units of the dense layer and filters the network has, in percent of the usual "
            "number."
        ),
        minimum=10,
        maximum=200,
    )


def classifier_layers(options: Options, classes: int) -> list[Layer]:
    """Return the layers that follow the recurrent ones."""
    return [
        Dense("dense", scaled(1024, options)),
        Layer("dropout"),
        Dense("logits", classes),
        Layer("probabilities"),
    ]


def layers(options: Options, task: Task) -> list[Layer]:
    """Return the layers.

    28×28×1 → 28 rows of 28 → GRU 128, its state after each row → GRU 256, its last → dense 1024 → classes.
    """
    return [
        Rows("rows"),
        GRU("gru1", scaled(128, options), returns_sequence=True),
        GRU("gru2", scaled(256, options)),
        *classifier_layers(options, task.classes),
    ]


TRAINING = TrainingOptions(schedule="linear", learning_rate=0.002)
OptionsT = TypeVar("OptionsT", bound=Options)


def presets_of(model: OptionsT) -> tuple[Preset[OptionsT], ...]:
    """Return the presets of a recurrent network with these options."""
    return make_presets(
        minute=(model, TRAINING.changed(epochs=1, max_steps=600)),
        good=(model, TRAINING.changed(epochs=6)),
        paper=(model, TRAINING.changed(epochs=20)),
    )


MODEL = Options()
ENTRY = Architecture(
    title=N_("Recurrent network"),
    summary=N_("Reads the image row by row with gated recurrent units and remembers what it saw."),
    why=N_(
        "An image is a sequence of rows too: a recurrent network keeps a state of 128 numbers and revises it "
        "with each row. Its gates decide how much of the state stays, so that the first rows still count at "
        "the last. It has no notion of neighbouring columns, which is what a convolution would add."
    ),
    place=8,
    model=MODEL,
    training=TRAINING,
    presets=presets_of(MODEL),
    learns=(ImageKind.DIGITS, ImageKind.GREY, ImageKind.COLOUR, ImageKind.PHOTOS, ImageKind.COMPOSED_DIGITS),
    layers=layers,
    share_of_peak=0.4,
)
