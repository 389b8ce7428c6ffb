"""A capsule network small enough to train in a lesson on two CPU cores."""

from dataclasses import dataclass

from lib.datasets import ImageKind
from lib.errors import N_
from lib.models.common_options import (
    BLOCKED_GRADIENT,
    ITERATIONS,
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
        N_("3×3 convolutions"),
        N_(
            "How many 3×3 convolutions come before the primary capsules. With each one more, a capsule sees 4 "
            "more pixels in both directions."
        ),
        2,
        1,
        4,
    )
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
                kernel=3,
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
        PrimaryCapsules("primary_capsules", scaled(8, options), dim=8, kernel=5, stride=2, is_normalized=True),
        ClassCapsules("class_capsules", task.classes, 16, options.routing, options.iterations),
        *score_layers(task.classes, 16, task.input_shape, reconstruction=options.reconstruction),
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
