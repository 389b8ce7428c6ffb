"""A LeNet-style convolutional network, the well-known counterpart to compare capsules with."""

from dataclasses import dataclass

from lib.datasets import ImageKind
from lib.errors import N_
from lib.models.common_options import DROPOUT, FRAMEWORK
from lib.models.entry import Architecture
from lib.models.presets import make_presets
from lib.models.shapes import Convolution, Dense, Dropout, Flatten, Layer, Pooling
from lib.models.task import Task
from lib.options import Options as BaseOptions
from lib.options import share
from lib.options.training import TrainingOptions


@dataclass(frozen=True)
class Options(BaseOptions):
    """The network's own options."""

    dropout: float = share(DROPOUT)
    framework: str = share(FRAMEWORK)


def layers(options: Options, task: Task) -> list[Layer]:
    """Return the layers.

    28×28×1 → conv 32 5×5 → pool → conv 64 5×5 → pool → 7×7×64 → dense 1024 → dropout → classes.
    """
    return [
        Convolution("conv1", 32, kernel=5, activation="relu"),
        Pooling("pool1"),
        Convolution("conv2", 64, kernel=5, activation="relu"),
        Pooling("pool2"),
        Flatten("flatten"),
        Dense("dense", 1024, "relu"),
        Dropout("dropout", options.dropout),
        Dense("logits", task.classes),
        Layer("probabilities"),
    ]


MODEL = Options()
TRAINING = TrainingOptions(schedule="linear")
ENTRY = Architecture(
    title=N_("LeNet"),
    summary=N_("Two convolutions, two poolings, one dense layer: the classic to compare with."),
    why=N_(
        "A convolution looks for the same small pattern everywhere, a pooling keeps only roughly where it was "
        "found, and two rounds of both turn pixels into 64 maps of parts. The dense layer then weighs all parts "
        "at all places. LeCun’s networks of 1989 and 1998 read cheques this way; ReLU, dropout and more filters "
        "have been added since."
    ),
    place=6,
    model=MODEL,
    training=TRAINING,
    presets=make_presets(
        minute=(MODEL, TRAINING.changed(epochs=1)),
        good=(MODEL, TRAINING.changed(epochs=10)),
        paper=(MODEL, TRAINING.changed(epochs=20, schedule="constant", shift=0)),
    ),
    learns=(ImageKind.DIGITS, ImageKind.GREY, ImageKind.COLOUR, ImageKind.PHOTOS, ImageKind.COMPOSED_DIGITS),
    layers=layers,
    share_of_peak=0.34,
)
