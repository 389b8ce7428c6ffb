"""The capsule network of Sabour, Frosst and Hinton 2017, figures 1 and 2."""

from dataclasses import dataclass

from lib.datasets import ImageKind
from lib.errors import N_
from lib.models.common_options import (
    ABSENT_MARGIN,
    ABSENT_WEIGHT,
    BLOCKED_GRADIENT,
    CLASS_DIM,
    CONV_KERNEL,
    ITERATIONS,
    PRESENT_MARGIN,
    PRIMARY_DIM,
    PRIMARY_KERNEL,
    PRIMARY_TYPES,
    RECONSTRUCTION,
    RECONSTRUCTION_WEIGHT,
    ROUTING,
)
from lib.models.entry import Architecture
from lib.models.presets import make_presets
from lib.models.shapes import ClassCapsules, Convolution, Layer, PrimaryCapsules, score_layers
from lib.models.task import Task
from lib.options import Options as BaseOptions
from lib.options import declare, share
from lib.options.training import TrainingOptions


@dataclass(frozen=True)
class Options(BaseOptions):
    """The network's own options."""

    routing: str = share(ROUTING)
    iterations: int = share(ITERATIONS)
    reconstruction: bool = share(RECONSTRUCTION)
    reconstruction_weight: float = share(RECONSTRUCTION_WEIGHT)
    blocked_gradient: bool = share(BLOCKED_GRADIENT)
    conv_kernel: int = share(CONV_KERNEL)
    primary_kernel: int = share(PRIMARY_KERNEL)
    primary_types: int = share(PRIMARY_TYPES)
    primary_dim: int = share(PRIMARY_DIM)
    class_dim: int = share(CLASS_DIM)
    present_margin: float = share(PRESENT_MARGIN)
    absent_margin: float = share(ABSENT_MARGIN)
    absent_weight: float = share(ABSENT_WEIGHT)
    margin_scale: str = declare(
        N_("Scale of the margin loss"),
        N_("The official code halves the margin loss, so that the reconstruction counts twice as much beside it."),
        "paper",
        choices=(N_("paper"), N_("official")),
    )
    primary_routing: bool = declare(
        N_("Route to primary capsules"),
        N_(
            "The official code makes one routing pass to the primary capsules too: each type gets the same "
            "share of the convolution, 1/32 where there are 32 types."
        ),
        False,
    )
    class_bias: bool = declare(
        N_("Bias of the class capsules"),
        N_("The official code adds a learned bias to each class capsule’s sum; the paper has none."),
        False,
    )
    initial_values: str = declare(
        N_("Initial values"),
        N_(
            "keras draws them to fit each layer’s size; official uses the official code’s standard deviations "
            "(0.05 and 0.1) and starts every bias at 0.1. The paper does not say."
        ),
        "keras",
        choices=(N_("keras"), N_("official")),
    )

    @property
    def margin_weight(self) -> float:
        """How much the margin loss counts."""
        return 0.5 if self.margin_scale == "official" else 1.0


def layers(options: Options, task: Task) -> list[Layer]:
    """Return the layers.

    28×28×1 → conv 256 9×9 → 20×20×256 → primary capsules 9×9 stride 2 → 1152 × 8 → 10 × 16.
    """
    return [
        Convolution("conv1", 256, options.conv_kernel, is_padded=False),
        PrimaryCapsules(
            "primary_capsules", options.primary_types, options.primary_dim, options.primary_kernel, stride=2
        ),
        ClassCapsules(
            "class_capsules",
            task.classes,
            options.class_dim,
            options.routing,
            options.iterations,
            has_bias=options.class_bias,
        ),
        *score_layers(task.classes, options.class_dim, task.input_shape, reconstruction=options.reconstruction),
    ]


MODEL = Options()
TRAINING = TrainingOptions(schedule="exponential", batch_size=128)
ENTRY = Architecture(
    title=N_("Capsule network of the paper"),
    summary=N_("Sabour, Frosst and Hinton 2017: 1,152 primary capsules. Slow without a GPU."),
    why=N_(
        "One 9 × 9 convolution finds strokes, a second makes 1,152 primary capsules: 6 × 6 places of 32 "
        "types, each a vector of 8 numbers. Its direction says what a part is like and its length how sure "
        "the capsule is. Routing sends each part to the digit whose other parts agree, and the decoder draws "
        "the digit again, so that the 16 numbers must tell how it looks."
    ),
    place=2,
    model=MODEL,
    training=TRAINING,
    presets=make_presets(
        minute=(MODEL, TRAINING.changed(max_steps=60, epochs=1, schedule="linear")),
        good=(MODEL, TRAINING.changed(epochs=4, batch_size=64, schedule="linear")),
        paper=(MODEL, TRAINING.changed(epochs=50)),
    ),
    learns=(ImageKind.DIGITS, ImageKind.COMPOSED_DIGITS, ImageKind.GREY, ImageKind.COLOUR, ImageKind.PHOTOS),
    layers=layers,
    has_capsules=True,
    share_of_peak=0.72,
)
