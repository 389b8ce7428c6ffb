"""Efficient-CapsNet (Mazzia, Salvetti, Chiaberge 2021): few capsules, routed in one pass."""

from dataclasses import dataclass

from lib.datasets import ImageKind
from lib.errors import N_
from lib.models.common_options import (
    ABSENT_MARGIN,
    ABSENT_WEIGHT,
    CLASS_DIM,
    CONV_KERNEL,
    PRESENT_MARGIN,
    PRIMARY_DIM,
    PRIMARY_TYPES,
    RECONSTRUCTION,
    RECONSTRUCTION_WEIGHT,
)
from lib.models.entry import Architecture
from lib.models.presets import make_presets
from lib.models.shapes import (
    ClassCapsules,
    Convolution,
    DepthwisePrimaryCapsules,
    Layer,
    Normalization,
    score_layers,
)
from lib.models.task import Task
from lib.options import Options as BaseOptions
from lib.options import share
from lib.options.training import TrainingOptions


@dataclass(frozen=True)
class Options(BaseOptions):
    """The network's own options."""

    reconstruction: bool = share(RECONSTRUCTION)
    reconstruction_weight: float = share(RECONSTRUCTION_WEIGHT)
    conv_kernel: int = share(
        CONV_KERNEL,
        meaning=N_("The side of its window. Larger kernels see more, and leave smaller maps. The paper uses 5."),
        default=5,
    )
    primary_types: int = share(
        PRIMARY_TYPES,
        title=N_("Primary capsules"),
        meaning=N_(
            "How many there are; each sees the whole picture. The last convolution has as many filters as they "
            "have numbers. The paper uses 16."
        ),
        default=16,
    )
    primary_dim: int = share(PRIMARY_DIM)
    class_dim: int = share(CLASS_DIM)
    present_margin: float = share(PRESENT_MARGIN)
    absent_margin: float = share(ABSENT_MARGIN)
    absent_weight: float = share(ABSENT_WEIGHT)


def layers(options: Options, task: Task) -> list[Layer]:
    """Return the layers: 28×28×1 → 24×24×32 → 22×22×64 → 20×20×64 → 9×9×128 → 16 capsules × 8 → 10 × 16."""
    numbers = options.primary_types * options.primary_dim
    convolutions = [(32, options.conv_kernel, 1), (64, 3, 1), (64, 3, 1), (numbers, 3, 2)]
    return [
        *(
            layer
            for number, (filters, kernel, stride) in enumerate(convolutions, start=1)
            for layer in (
                Convolution(f"conv{number}", filters, kernel, stride, is_padded=False),
                Normalization(f"norm{number}"),
            )
        ),
        DepthwisePrimaryCapsules("primary_capsules", options.primary_dim),
        ClassCapsules("class_capsules", task.classes, options.class_dim, "self_attention"),
        *score_layers(task.classes, options.class_dim, task.input_shape, reconstruction=options.reconstruction),
    ]


MODEL = Options()
TRAINING = TrainingOptions(learning_rate=0.0005, schedule="linear", batch_size=16)
ENTRY = Architecture(
    title=N_("Efficient-CapsNet"),
    summary=N_("Mazzia, Salvetti and Chiaberge 2021: 16 primary capsules, routed in one pass by self-attention."),
    why=N_(
        "Four convolutions first see the whole digit, so 16 primary capsules are enough where the paper has "
        "1,152. Self-attention then compares the votes once instead of in several iterations. What is left before "
        "the decoder is a fortieth of the paper’s parameters."
    ),
    place=3,
    model=MODEL,
    training=TRAINING,
    presets=make_presets(
        minute=(MODEL, TRAINING.changed(max_steps=400, epochs=1, batch_size=64, learning_rate=3e-3)),
        good=(MODEL, TRAINING.changed(epochs=7, batch_size=64, learning_rate=3e-3)),
        paper=(MODEL, TRAINING.changed(epochs=150, schedule="epochs")),
    ),
    learns=(ImageKind.DIGITS, ImageKind.COMPOSED_DIGITS, ImageKind.GREY, ImageKind.COLOUR, ImageKind.PHOTOS),
    layers=layers,
    has_capsules=True,
    routing="self_attention",
    share_of_peak=0.4,
)
