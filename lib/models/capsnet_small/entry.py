"""A capsule network small enough to train in a lesson on two CPU cores."""

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
    WIDTH,
    scaled,
)
from lib.models.entry import Architecture
from lib.models.presets import make_presets
from lib.models.shapes import ClassCapsules, Convolution, Layer, Normalization, PrimaryCapsules, score_layers
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
    vote_limit: float = declare(
        N_("Vote limit"),
        N_(
            "How long the sum for a class can become while all couplings are equal. It limits every vote, so that "
            "no primary capsule outvotes the others. 0 sets no limit; EM routing averages votes and has none."
        ),
        6.0,
        0.0,
        100.0,
        before=0.0,
    )
    convolutions: int = declare(
        N_("Convolutions"),
        N_(
            "How many convolutions come before the primary capsules. With each one more of 3 × 3, a capsule sees "
            "4 more pixels in both directions."
        ),
        2,
        1,
        4,
    )
    conv_kernel: int = share(
        CONV_KERNEL,
        title=N_("Kernel of the convolutions"),
        meaning=N_(
            "The side of their windows. Larger kernels see more, and leave smaller maps. The paper’s one "
            "convolution before the primary capsules has 9; here several smaller ones take its place."
        ),
        default=3,
        maximum=7,
    )
    primary_kernel: int = share(PRIMARY_KERNEL, default=5, maximum=9)
    primary_types: int = share(
        PRIMARY_TYPES,
        meaning=N_(
            "How many kinds of primary capsule look at each place at a width of 100 %; each can learn another "
            "part. The paper has 32."
        ),
        default=8,
    )
    primary_dim: int = share(PRIMARY_DIM)
    class_dim: int = share(CLASS_DIM)
    present_margin: float = share(PRESENT_MARGIN)
    absent_margin: float = share(ABSENT_MARGIN)
    absent_weight: float = share(ABSENT_WEIGHT)
    width: int = share(
        WIDTH,
        meaning=N_(
            "How many filters and types of primary capsule the network has, in percent of the usual number."
        ),
        minimum=50,
        maximum=200,
    )


def layers(options: Options, task: Task) -> list[Layer]:
    """Return the layers: 28×28×1 → 13×13×32 → 11×11×64 → 4×4 places × 8 types of capsule → 128 × 8 → 10 × 16."""
    convolutions = [
        layer
        for number in range(1, options.convolutions + 1)
        for layer in (
            Convolution(
                f"conv{number}",
                scaled(32 if number == 1 else 64, options),
                options.conv_kernel,
                stride=2 if number == 1 else 1,
                is_padded=False,
                has_bias=False,
            ),
            Normalization(f"norm{number}"),
            Layer(f"relu{number}"),
        )
    ]
    return [
        *convolutions,
        PrimaryCapsules(
            "primary_capsules",
            scaled(options.primary_types, options),
            options.primary_dim,
            options.primary_kernel,
            stride=2,
            is_normalized=True,
        ),
        ClassCapsules("class_capsules", task.classes, options.class_dim, options.routing, options.iterations),
        *score_layers(task.classes, options.class_dim, task.input_shape, reconstruction=options.reconstruction),
    ]


MODEL = Options()
TRAINING = TrainingOptions(learning_rate=0.004, schedule="linear")
ENTRY = Architecture(
    title=N_("Small capsule network"),
    summary=N_("128 primary capsules and 3 routing iterations; learns in a lesson without a GPU."),
    why=N_(
        "The paper’s network spends nearly all its time on 9 × 9 kernels. This one halves the map with its "
        "first 3 × 3 kernel and normalises each batch, so that it learns with large steps: a lesson is enough "
        "on a laptop. Routing, squash and margin loss are the paper’s, with 128 primary capsules instead of "
        "1,152. One thing is not: each vote has a limit. Without it a single primary capsule made more than half "
        "of the winner’s sum, in nearly every digit."
    ),
    place=1,
    model=MODEL,
    training=TRAINING,
    presets=make_presets(
        minute=(MODEL, TRAINING.changed(epochs=2, max_steps=1300, shift=1)),
        good=(MODEL, TRAINING.changed(epochs=20)),
        paper=(MODEL, TRAINING.changed(epochs=50, batch_size=128, learning_rate=1e-3, schedule="exponential")),
    ),
    learns=(ImageKind.DIGITS, ImageKind.COMPOSED_DIGITS, ImageKind.GREY, ImageKind.COLOUR, ImageKind.PHOTOS),
    layers=layers,
    has_capsules=True,
    share_of_peak=0.37,
)
