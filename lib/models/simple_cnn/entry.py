"""A small convolutional network for grey or colour images of any size."""

from dataclasses import dataclass

from lib.datasets import ImageKind
from lib.errors import N_
from lib.models.attention import ATTENTION, spatial_attention
from lib.models.common_options import DROPOUT, WIDTH, scaled
from lib.models.entry import Architecture
from lib.models.presets import make_presets
from lib.models.shapes import Convolution, Dense, Flatten, Layer, Normalization, Pooling
from lib.models.task import Task
from lib.options import Options as BaseOptions
from lib.options import declare, share
from lib.options.training import TrainingOptions


@dataclass(frozen=True)
class Options(BaseOptions):
    """The network's own options."""

    dropout: float = share(DROPOUT)
    width: int = share(
        WIDTH,
        meaning=N_(
            "How many filters and units of the dense layer the network has, in percent of the usual number."
        ),
        minimum=25,
        maximum=400,
    )
    normalization: bool = declare(
        N_("Batch normalisation"),
        N_(
            "Normalises the sums of each convolution over the batch before ReLU, so that the network can take "
            "larger steps. The small capsule network always does."
        ),
        False,
    )
    attention: bool = share(ATTENTION)


FILTERS = (32, 64, 64)


def layers(options: Options, task: Task) -> list[Layer]:
    """Return the layers.

    28×28×1 → (conv 3×3 → pool) with 32, 64, 64 filters → 3×3×64 → dense 128 → dropout → classes.
    """
    return [
        *(
            layer
            for number, filters in enumerate(FILTERS, start=1)
            for layer in _block(number, scaled(filters, options), options)
        ),
        Flatten("flatten"),
        Dense("dense", scaled(128, options)),
        Layer("dropout"),
        Dense("logits", task.classes),
        Layer("probabilities"),
    ]


def _block(number: int, filters: int, options: Options) -> list[Layer]:
    is_normalized = options.normalization
    convolution = Convolution(f"conv{number}", filters, kernel=3, has_bias=not is_normalized)
    normalized = [Normalization(f"norm{number}"), Layer(f"relu{number}")] if is_normalized else []
    attention = spatial_attention(number, ends_of_convolution(number, options)) if options.attention else []
    return [convolution, *normalized, *attention, Pooling(f"pool{number}")]


def ends_of_convolution(number: int, options: Options) -> str:
    """Return the name of the output of a convolution behind its ReLU."""
    return f"relu{number}" if options.normalization else f"conv{number}"


MODEL = Options()
TRAINING = TrainingOptions(schedule="linear", learning_rate=0.002)
ENTRY = Architecture(
    title=N_("Simple convolutional network"),
    summary=N_("Three rounds of 3 × 3 convolution and pooling; small and fast, in grey or colour."),
    why=N_(
        "Two 3 × 3 convolutions see as far as one of 5 × 5 with fewer weights, so this network stacks small "
        "kernels. Each pooling halves the map, which lets the next kernel see twice as far. The dense layer "
        "is small because three poolings leave few places."
    ),
    place=7,
    model=MODEL,
    training=TRAINING,
    presets=make_presets(
        minute=(MODEL, TRAINING.changed(epochs=1)),
        good=(MODEL, TRAINING.changed(epochs=12)),
        paper=(MODEL, TRAINING.changed(epochs=30)),
    ),
    learns=(ImageKind.DIGITS, ImageKind.GREY, ImageKind.COLOUR, ImageKind.PHOTOS, ImageKind.COMPOSED_DIGITS),
    layers=layers,
    share_of_peak=0.5,
)
