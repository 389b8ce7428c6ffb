"""AlexNet (Krizhevsky, Sutskever, Hinton 2012) in three sizes."""

from collections.abc import Callable
from typing import Any

import keras

from lib.models.alexnet.entry import GROUPED, VARIANTS, Options, Variant
from lib.models.layer_stack import LayerStack
from lib.models.layers import slopes
from lib.models.layers.grouped_convolution import GroupedConv2D
from lib.models.layers.local_response_normalization import LocalResponseNormalization
from lib.models.task import Task

Make = Callable[..., keras.layers.Layer]
CONVOLUTIONS: dict[str, Make] = {"prelu": slopes.LearnedSlopesConv2D, "rrelu": slopes.DrawnSlopesConv2D}
GROUPED_CONVOLUTIONS: dict[str, Make] = {
    "prelu": slopes.LearnedSlopesGroupedConv2D,
    "rrelu": slopes.DrawnSlopesGroupedConv2D,
}
DENSE: dict[str, Make] = {"prelu": slopes.LearnedSlopesDense, "rrelu": slopes.DrawnSlopesDense}
"""The layers that end with an activation which Keras has no function for."""


def build(options: Options, task: Task) -> LayerStack:
    """Return the network.

    original: 227×227×3 → 55×55×96 → 27×27×256 → 13×13×384 → 384 → 256 → 6×6×256 → 4096 → 4096 → classes.

    Pooling windows are 3 wide and 2 apart unless others are chosen, so they overlap. Weights begin as He et al.
    (2015) draw them; with the paper's spread of 0.01 and its biases of 1 Adam does not get going on few classes.
    """
    size = VARIANTS[options.variant]
    make_dense = DENSE.get(options.activation, keras.layers.Dense)
    return LayerStack(
        [
            *_features(size, options),
            keras.layers.Flatten(name="flatten"),  # (batch, 9216) from 6·6·256
            *(
                layer
                for number in (1, 2)
                for layer in (
                    make_dense(
                        size.units,
                        activation=_activation(options),
                        kernel_initializer="he_normal",
                        name=f"dense{number}",
                    ),
                    keras.layers.Dropout(options.dropout, name=f"dropout{number}"),
                )
            ),
            keras.layers.Dense(task.classes, name="logits"),  # (batch, classes)
        ],
        labels_per_image=task.labels_per_image,
        name="alexnet",
    )


def _activation(options: Options) -> Any:
    """Return Keras's activation; None where the layer itself computes it."""
    if options.activation == "leaky_relu":
        return keras.layers.LeakyReLU(options.leaky_slope)
    return None if options.activation in DENSE else options.activation


def _features(size: Variant, options: Options) -> list[keras.layers.Layer]:
    """Return five convolutions; the first two are normalised and pooled, the last is pooled."""

    def convolution(number: int, kernel_size: int, strides: int = 1, padding: str = "same") -> keras.layers.Layer:
        grouped = options.groups > 1 and number in GROUPED
        own = GROUPED_CONVOLUTIONS if grouped else CONVOLUTIONS
        usual: Make = GroupedConv2D if grouped else keras.layers.Conv2D
        make = usual
        if options.activation in own:
            make = own[options.activation]
        return make(
            size.filters[number - 1],
            kernel_size,
            strides,
            padding,
            groups=options.groups if grouped else 1,
            activation=_activation(options),
            kernel_initializer="he_normal",
            name=f"conv{number}",
        )

    def normalized(number: int) -> list[keras.layers.Layer]:
        return [LocalResponseNormalization(name=f"lrn{number}")] if options.lrn else []

    def pooling(number: int) -> keras.layers.Layer:
        return keras.layers.MaxPooling2D(options.pool_size, options.pool_stride, name=f"pool{number}")

    first_padding = "same" if size.is_first_padded else "valid"
    # Sides of the maps: of 227 pixels in the paper's sizes, and of 32 in the small one.
    return [
        convolution(1, size.first_kernel, size.first_stride, first_padding),  # 55, 32
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
