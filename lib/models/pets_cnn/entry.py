"""A convolutional network for photos, written from TensorFlow's low-level parts."""

from dataclasses import dataclass

from lib.datasets import ImageKind
from lib.errors import N_
from lib.models.common_options import DROPOUT
from lib.models.entry import Architecture
from lib.models.presets import make_presets
from lib.models.shapes import Convolution, Dense, Flatten, Layer, Pooling
from lib.models.task import Task
from lib.options import Options as BaseOptions
from lib.options import declare, share
from lib.options.training import TrainingOptions


@dataclass(frozen=True)
class Options(BaseOptions):
    """The network's own options."""

    dropout_pool: float = declare(
        N_("Dropout after pooling"),
        N_(
            "The share of the values that are dropped after each pooling, in each training step. The article "
            "drops 0.8."
        ),
        0.8,
        0.0,
        0.95,
    )
    dropout_dense: float = share(DROPOUT, title=N_("Dropout after the dense layer"), default=0.5)


def layers(_options: Options, task: Task) -> list[Layer]:
    """Return the layers: 224×224×3 → conv 32, 32 → pool → conv 64, 64 → pool → 56×56×64 → dense 512 → classes."""
    return [
        Layer("centred"),
        Convolution("conv1", 32, kernel=3),
        Convolution("conv2", 32, kernel=3),
        Pooling("pool1", is_padded=True),
        Layer("dropout1"),
        Convolution("conv3", 64, kernel=3),
        Convolution("conv4", 64, kernel=3),
        Pooling("pool2", is_padded=True),
        Layer("dropout2"),
        Flatten("flatten"),
        Dense("dense", 512),
        Layer("dropout3"),
        Dense("logits", task.classes),
        Layer("probabilities"),
    ]


MODEL = Options()
TRAINING = TrainingOptions(batch_size=32, epochs=60, schedule="linear")
ENTRY = Architecture(
    title=N_("Convolutional network for pets"),
    summary=N_("Four 3 × 3 convolutions and a dense layer, written in low-level TensorFlow, with much dropout."),
    why=N_(
        "A few hundred photos are far too few for millions of weights: without dropout the network learns them by "
        "heart. Here most values are dropped after each pooling, and half of the units after the dense layer, so "
        "that the network cannot rely on any single one. The mean image is subtracted, so that inputs lie around "
        "zero."
    ),
    place=11,
    model=MODEL,
    training=TRAINING,
    presets=make_presets(
        minute=(MODEL, TRAINING.changed(max_steps=120, epochs=20)),
        good=(MODEL, TRAINING.changed(epochs=60)),
        paper=(
            MODEL,
            TRAINING.changed(epochs=400, image_size=224, batch_size=10, learning_rate=1e-5, schedule="constant"),
        ),
    ),
    learns=(ImageKind.PHOTOS, ImageKind.COLOUR, ImageKind.DIGITS, ImageKind.GREY),
    layers=layers,
    share_of_peak=0.9,
)
