"""Matrix capsules with EM routing (Hinton, Sabour, Frosst 2018), in a size that trains on a CPU."""

from dataclasses import dataclass

from lib.datasets import ImageKind
from lib.errors import N_
from lib.models.common_options import (
    ABSENT_MARGIN,
    ABSENT_WEIGHT,
    CONV_KERNEL,
    ITERATIONS,
    PRESENT_MARGIN,
    PRIMARY_TYPES,
    RECONSTRUCTION,
    RECONSTRUCTION_WEIGHT,
)
from lib.models.entry import Architecture
from lib.models.presets import make_presets
from lib.models.shapes import (
    Convolution,
    ConvolutionalMatrixCapsules,
    Layer,
    MatrixCapsuleLayers,
    MatrixClassCapsules,
    Normalization,
    PrimaryMatrixCapsules,
    score_layers,
)
from lib.models.task import Task
from lib.options import Options as BaseOptions
from lib.options import share
from lib.options.training import TrainingOptions


@dataclass(frozen=True)
class Options(BaseOptions):
    """The network's own options."""

    iterations: int = share(
        ITERATIONS,
        default=2,
        maximum=3,
        meaning=N_("How many times the class capsules fit their Gaussians again."),
    )
    reconstruction: bool = share(RECONSTRUCTION, default=False)
    reconstruction_weight: float = share(RECONSTRUCTION_WEIGHT)
    conv_kernel: int = share(
        CONV_KERNEL,
        meaning=N_("The side of its window. Larger kernels see more, and leave smaller maps. The paper uses 5."),
        default=5,
    )
    primary_types: int = share(
        PRIMARY_TYPES,
        title=N_("Types of capsule"),
        meaning=N_("How many kinds of matrix capsule look at each place, in each layer. The paper uses 32."),
        default=6,
        maximum=12,
    )
    present_margin: float = share(
        PRESENT_MARGIN,
        meaning=N_(
            "How active the capsule of the class in the picture should become; once it is, the margin loss asks "
            "for no more. The paper of 2017 uses 0.9, that of 2018 a loss of its own."
        ),
    )
    absent_margin: float = share(
        ABSENT_MARGIN,
        meaning=N_(
            "How active the capsules of all other classes may be without costing anything. The paper of 2017 uses "
            "0.1, that of 2018 a loss of its own."
        ),
    )
    absent_weight: float = share(ABSENT_WEIGHT)


CONVOLUTIONAL_ITERATIONS = 1
"""M-steps of the layers below the class capsules. With 2 this network learned nothing in its first 100 steps; with
1 it read 81 % of the held-out digits by then."""


def layers(options: Options, task: Task) -> list[Layer]:
    """Return the layers.

    28×28×1 → 12×12×32 → 12×12 × 6 matrix capsules → 5×5 × 6 → 3×3 × 6 → 10 × (4×4 and an activation).
    """
    types = options.primary_types
    matrix_capsules = (
        PrimaryMatrixCapsules("matrix_capsules", types),
        ConvolutionalMatrixCapsules("conv_capsules1", types, 3, 2, CONVOLUTIONAL_ITERATIONS),
        ConvolutionalMatrixCapsules("conv_capsules2", types, 3, 1, CONVOLUTIONAL_ITERATIONS),
    )
    return [
        Convolution("conv1", 32, options.conv_kernel, stride=2, is_padded=False, has_bias=False),
        Normalization("norm1"),
        Layer("relu1"),
        MatrixCapsuleLayers("primary_capsules", matrix_capsules),
        MatrixClassCapsules("class_capsules", task.classes, options.iterations),
        *score_layers(task.classes, 16, task.input_shape, reconstruction=options.reconstruction),
    ]


MODEL = Options()
TRAINING = TrainingOptions(learning_rate=0.005, schedule="linear")
ENTRY = Architecture(
    title=N_("Matrix capsules with EM routing"),
    summary=N_("Hinton, Sabour and Frosst 2018, in a small size: 4 × 4 poses, routed by fitting Gaussians."),
    why=N_(
        "Each capsule has a matrix of 4 × 4 numbers as its pose and says separately whether it is there. A "
        "part’s pose times a learned matrix predicts the pose of the whole, just as points of view are "
        "composed in computer graphics. Routing fits a Gaussian to the predictions for each whole: where they "
        "lie close together, it is there."
    ),
    place=4,
    model=MODEL,
    training=TRAINING,
    presets=make_presets(
        minute=(MODEL, TRAINING.changed(max_steps=250, epochs=1)),
        good=(MODEL, TRAINING.changed(epochs=3)),
        paper=(MODEL, TRAINING.changed(epochs=50)),
    ),
    learns=(ImageKind.DIGITS, ImageKind.COMPOSED_DIGITS, ImageKind.GREY, ImageKind.COLOUR, ImageKind.PHOTOS),
    layers=layers,
    has_capsules=True,
    routing="em",
    share_of_peak=0.08,
)
