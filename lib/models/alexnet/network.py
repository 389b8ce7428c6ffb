"""AlexNet (Krizhevsky, Sutskever, Hinton 2012) in three sizes."""

from collections.abc import Callable
from dataclasses import dataclass

import keras

from lib.limits import check_readable
from lib.models.layer_stack import LayerStack
from lib.models.layers.grouped_convolution import GroupedConv2D
from lib.models.layers.local_response_normalization import LocalResponseNormalization

GROUPED = (2, 4, 5)
"""The convolutions that each of the two GPUs made on its own maps; the third saw those of both."""


@dataclass(frozen=True)
class Variant:
    """What differs between the sizes.

    Attributes:
        first_kernel, first_stride: of the first convolution; the second has 5×5, the others 3×3, with stride 1.
        first_padding: "valid" as in the paper, or "same" where an image has few pixels.
        filters: of the five convolutions.
        units: of each of the two dense layers.
    """

    first_kernel: int
    first_stride: int
    first_padding: str
    filters: tuple[int, int, int, int, int]
    units: int


VARIANTS = {
    "small": Variant(5, 1, "same", (48, 96, 144, 144, 96), 256),
    "one_tower": Variant(11, 4, "valid", (64, 192, 384, 256, 256), 4096),
    "original": Variant(11, 4, "valid", (96, 256, 384, 384, 256), 4096),
}


def build(
    input_shape: tuple[int, int, int],
    classes: int,
    *,
    labels_per_image: int = 1,
    variant: str = "small",
    lrn: bool = True,
    groups: int = 1,
    activation: str = "relu",
    dropout: float = 0.5,
) -> LayerStack:
    """original: 227×227×3 → 55×55×96 → 27×27×256 → 13×13×384 → 384 → 256 → 6×6×256 → 4096 → 4096 → classes.

    Pooling windows are 3 wide and 2 apart, so they overlap. Weights begin as He et al. (2015) draw them; with
    the paper's spread of 0.01 and its biases of 1 Adam does not get going on few classes.

    Args:
        variant: a name in `VARIANTS`: the paper's, "one_tower" of Krizhevsky 2014 with 64, 192, 384, 256, 256
            filters, or "small" for 32×32.
        lrn: local response normalisation after the first two convolutions.
        groups: 2 splits the second, fourth and fifth convolution as the two GPUs did.
        activation: "relu", "leaky_relu" (which keeps a fifth of what is negative) or "softplus".
        dropout: share of the dense layers' units that fall out.

    Raises:
        LearnerError: if the images are too small for the variant.
    """
    size = VARIANTS[variant]
    check_readable("alexnet", {"variant": variant}, input_shape)
    return LayerStack(
        [
            *_features(size, lrn, groups, activation),
            keras.layers.Flatten(name="flatten"),  # (batch, 9216) from 6·6·256
            *(
                layer
                for number in (1, 2)
                for layer in (
                    keras.layers.Dense(
                        size.units,
                        activation=activation,
                        kernel_initializer="he_normal",
                        name=f"dense{number}",
                    ),
                    keras.layers.Dropout(dropout, name=f"dropout{number}"),
                )
            ),
            keras.layers.Dense(classes, name="logits"),  # (batch, classes)
        ],
        labels_per_image=labels_per_image,
        name="alexnet",
    )


def _features(size: Variant, lrn: bool, groups: int, activation: str) -> list[keras.layers.Layer]:
    """Five convolutions; the first two are normalised and pooled, the last is pooled."""

    def convolution(number: int, kernel_size: int, strides: int = 1, padding: str = "same") -> keras.layers.Layer:
        grouped = groups > 1 and number in GROUPED
        make: Callable[..., keras.layers.Layer] = GroupedConv2D if grouped else keras.layers.Conv2D
        return make(
            size.filters[number - 1],
            kernel_size,
            strides,
            padding,
            groups=groups if grouped else 1,
            activation=activation,
            kernel_initializer="he_normal",
            name=f"conv{number}",
        )

    def normalized(number: int) -> list[keras.layers.Layer]:
        return [LocalResponseNormalization(name=f"lrn{number}")] if lrn else []

    def pooling(number: int) -> keras.layers.Layer:
        return keras.layers.MaxPooling2D(3, 2, name=f"pool{number}")

    # Sides of the maps: of 227 pixels in the paper's sizes, and of 32 in the small one.
    return [
        convolution(1, size.first_kernel, size.first_stride, size.first_padding),  # 55, 32
        *normalized(1),
        pooling(1),  # 27, 15
        convolution(2, 5),
        *normalized(2),
        pooling(2),  # 13, 7
        convolution(3, 3),
        convolution(4, 3),
        convolution(5, 3),
        pooling(3),  # 6, 3
    ]
