"""The convolutional network that the capsule paper compares itself with (Sabour et al. 2017, section 5)."""

from dataclasses import dataclass

from lib.datasets import ImageKind
from lib.errors import N_
from lib.models.common_options import DROPOUT, WIDTH, scaled
from lib.models.entry import Architecture
from lib.models.presets import make_presets
from lib.models.shapes import Convolution, Dense, Flatten, Layer
from lib.models.task import Task
from lib.options import Options as BaseOptions
from lib.options import share
from lib.options.training import TrainingOptions


@dataclass(frozen=True)
class Options(BaseOptions):
    """The network's own options."""

    width: int = share(WIDTH)
    dropout: float = share(DROPOUT, default=0.5)


FILTERS = (256, 256, 128)
UNITS = (328, 192)


def layers(options: Options, task: Task) -> list[Layer]:
    """Return the layers.

    28×28×1 → conv 256, 256, 128 of 5×5 → dense 328 → 192 → dropout → classes, all at full resolution.
    """
    return [
        *(
            Convolution(f"conv{number}", scaled(filters, options), kernel=5)
            for number, filters in enumerate(FILTERS, start=1)
        ),
        Flatten("flatten"),
        *(Dense(f"dense{number}", scaled(units, options)) for number, units in enumerate(UNITS, start=1)),
        Layer("dropout"),
        Dense("logits", task.classes),
        Layer("probabilities"),
    ]


MODEL = Options()
TRAINING = TrainingOptions(schedule="exponential", batch_size=128)
ENTRY = Architecture(
    title=N_("Convolutional network of the capsule paper"),
    summary=N_("Three 5 × 5 convolutions at full resolution; what the paper compares capsules with."),
    why=N_(
        "It is the paper’s counterpart: three convolutions and two dense layers with four times the "
        "parameters of the capsule network. Nothing is pooled, so that the place of every stroke is kept."
    ),
    place=5,
    model=MODEL,
    training=TRAINING,
    presets=make_presets(
        minute=(MODEL.changed(width=10), TRAINING.changed(epochs=1, batch_size=64, schedule="linear")),
        good=(MODEL.changed(width=10), TRAINING.changed(epochs=10, batch_size=64, schedule="linear")),
        paper=(MODEL, TRAINING.changed(epochs=50)),
    ),
    learns=(ImageKind.DIGITS, ImageKind.COMPOSED_DIGITS),
    layers=layers,
    share_of_peak=0.45,
)
