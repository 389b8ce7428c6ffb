"""AlexNet (Krizhevsky, Sutskever, Hinton 2012) in three sizes."""

from dataclasses import dataclass

from lib.datasets import ImageKind
from lib.errors import N_
from lib.models.common_options import DROPOUT, FRAMEWORK
from lib.models.entry import Architecture
from lib.models.presets import make_presets
from lib.models.shapes import (
    LEAKY_SLOPE,
    Convolution,
    Dense,
    Dropout,
    Flatten,
    Layer,
    LocalResponseNormalization,
    Pooling,
)
from lib.models.task import Task
from lib.options import Options as BaseOptions
from lib.options import declare, share
from lib.options.training import MOMENTUM, TrainingOptions


@dataclass(frozen=True)
class Options(BaseOptions):
    """The network's own options."""

    variant: str = declare(
        N_("Size of AlexNet"),
        N_(
            "original is the paper’s network, for 227 × 227 pixels. one_tower is the narrower one of 2014, made "
            "for a single GPU. small keeps the five convolutions and fits 32 × 32 pixels. The two large ones need "
            "at least 67 × 67 pixels."
        ),
        "small",
        choices=(N_("small"), N_("one_tower"), N_("original")),
    )
    lrn: bool = declare(
        N_("Local response normalisation"),
        N_(
            "Divides each activation by those of its neighbours among the feature maps, after the first two "
            "convolutions."
        ),
        True,
    )
    groups: int = declare(
        N_("Groups"),
        N_(
            "2 splits the second, fourth and fifth convolution into halves that do not see each other, as on the "
            "paper’s two GPUs. 1 lets every filter see every map."
        ),
        1,
        1,
        2,
    )
    activation: str = declare(
        N_("Activation"),
        N_(
            "What a layer does to its sums: relu sets negative ones to 0, leaky_relu multiplies them by a slope, "
            "softplus is a smooth relu. prelu learns the slope of each filter (He and others 2015). rrelu draws a "
            "slope between 1/8 and 1/3 for each number in training and takes the mean afterwards (Xu and others "
            "2015)."
        ),
        "relu",
        choices=(N_("relu"), N_("leaky_relu"), N_("softplus"), N_("prelu"), N_("rrelu")),
    )
    leaky_slope: float = declare(
        N_("Slope of leaky_relu"),
        N_("By how much leaky_relu multiplies negative sums. Other activations do not use it."),
        LEAKY_SLOPE,
        0.0,
        1.0,
    )
    pool_size: int = declare(
        N_("Pooling window"),
        N_(
            "The side of the square of which max-pooling keeps the largest value. The paper’s windows of 3, 2 "
            "apart, overlap: that lowered its errors on ImageNet by 0.4 points (top 1) and 0.3 points (top 5) "
            "against windows of 2 (section 3.4)."
        ),
        3,
        2,
        5,
        unit=N_("pixels"),
    )
    pool_stride: int = declare(
        N_("Pooling stride"),
        N_("How far the windows of max-pooling are apart. With 1 the maps hardly shrink and training is slow."),
        2,
        1,
        3,
        unit=N_("pixels"),
    )
    dropout: float = share(DROPOUT, default=0.5)
    framework: str = share(FRAMEWORK)


GROUPED = (2, 4, 5)
"""The convolutions that each of the two GPUs made on its own maps; the third saw those of both."""


@dataclass(frozen=True)
class Variant:
    """One of the sizes of AlexNet.

    Attributes:
        first_kernel, first_stride: of the first convolution; the second has 5×5, the others 3×3, with stride 1.
        is_first_padded: whether the first convolution is padded, for images of few pixels; the paper's is not.
        filters: of the five convolutions.
        units: of each of the two dense layers.
    """

    first_kernel: int
    first_stride: int
    is_first_padded: bool
    filters: tuple[int, int, int, int, int]
    units: int


VARIANTS = {
    "small": Variant(5, 1, True, (48, 96, 144, 144, 96), 256),
    "one_tower": Variant(11, 4, False, (64, 192, 384, 256, 256), 4096),
    "original": Variant(11, 4, False, (96, 256, 384, 384, 256), 4096),
}


def layers(options: Options, task: Task) -> list[Layer]:
    """Return the layers.

    227×227×3 → 55×55×96 → 27×27×256 → 13×13×384 → 384 → 256 → 6×6×256 → 4096 → 4096 → classes.
    """
    size = VARIANTS[options.variant]

    def convolution(number: int, kernel: int, stride: int = 1, *, is_padded: bool = True) -> Convolution:
        groups = options.groups if number in GROUPED else 1
        return Convolution(
            f"conv{number}",
            size.filters[number - 1],
            kernel,
            stride,
            is_padded=is_padded,
            groups=groups,
            activation=options.activation,
            slope=options.leaky_slope,
        )

    def pooling(number: int) -> Pooling:
        return Pooling(f"pool{number}", options.pool_size, options.pool_stride)

    def dense(number: int) -> Dense:
        return Dense(f"dense{number}", size.units, options.activation, options.leaky_slope)

    def normalized(number: int) -> list[Layer]:
        return [LocalResponseNormalization(f"lrn{number}")] if options.lrn else []

    return [
        convolution(1, size.first_kernel, size.first_stride, is_padded=size.is_first_padded),
        *normalized(1),
        pooling(1),
        convolution(2, 5),
        *normalized(2),
        pooling(2),
        convolution(3, 3),
        convolution(4, 3),
        convolution(5, 3),
        pooling(3),
        Flatten("flatten"),
        dense(1),
        Dropout("dropout1", options.dropout),
        dense(2),
        Dropout("dropout2", options.dropout),
        Dense("logits", task.classes),
        Layer("probabilities"),
    ]


MODEL = Options()
TRAINING = TrainingOptions(schedule="linear")
ENTRY = Architecture(
    title=N_("AlexNet"),
    summary=N_("Five convolutions and two large dense layers: the network that won ImageNet in 2012."),
    why=N_(
        "Krizhevsky, Sutskever and Hinton showed that depth pays where there are many images and a GPU. ReLU "
        "let it learn several times faster than tanh, overlapping poolings and dropout kept it from learning "
        "by heart, and two groups of filters fitted it on two GPUs of 3 GB. The small variant keeps all of "
        "this for 32 × 32 pixels: smaller kernels, no large stride at the start, fewer units."
    ),
    place=12,
    model=MODEL,
    training=TRAINING,
    presets=make_presets(
        minute=(MODEL, TRAINING.changed(max_steps=200, epochs=1)),
        good=(MODEL, TRAINING.changed(epochs=12)),
        paper=(
            MODEL.changed(groups=2),
            TRAINING.changed(
                epochs=90,
                batch_size=128,
                optimizer=MOMENTUM,
                learning_rate=0.01,
                weight_decay=0.0005,
                schedule="stairs",
            ),
        ),
    ),
    learns=(ImageKind.COLOUR, ImageKind.PHOTOS, ImageKind.DIGITS, ImageKind.GREY),
    layers=layers,
    share_of_peak=0.8,
)
