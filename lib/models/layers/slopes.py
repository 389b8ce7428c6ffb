"""ReLU's relatives whose slope below zero is learned or drawn: convolutions and dense layers that end with one.

Each is computed in the layer itself, so that its output has one name, whichever activation was chosen.
"""

from typing import Any

import keras
import tensorflow as tf

from lib.models.layers.grouped_convolution import GroupedConv2D
from lib.models.shapes import FIRST_SLOPE, SLOPES_DRAWN_FROM

MEAN_SLOPE = sum(SLOPES_DRAWN_FROM) / 2
"""RReLU's, once the training is over."""


def bend(sums: tf.Tensor, slopes: tf.Tensor | float) -> tf.Tensor:
    """Return x where x > 0, and the slope times x elsewhere."""
    return tf.nn.relu(sums) - slopes * tf.nn.relu(-sums)


class LearnedSlopes:
    """PReLU: each filter or unit learns its slope, which begins at 0.25 (He, Zhang, Ren, Sun 2015, section 2.1).

    Weight decay leaves slopes alone, as the paper does: it would pull them towards ReLU.
    """

    activation_name = "prelu"

    def build(self: Any, input_shape: tuple[int | None, ...]) -> None:
        super().build(input_shape)  # type: ignore[misc]
        first = keras.initializers.Constant(FIRST_SLOPE)
        self.slopes = self.add_weight(shape=self.kernel.shape[-1:], initializer=first, name="slopes")

    def call(self: Any, inputs: tf.Tensor) -> tf.Tensor:
        return bend(super().call(inputs), tf.convert_to_tensor(self.slopes))  # type: ignore[misc]


class DrawnSlopes:
    """RReLU: in training each negative number gets a slope of its own, drawn evenly; after that all get the mean.

    Xu, Wang, Chen, Li (2015), section 2.4.
    """

    activation_name = "rrelu"

    def __init__(self: Any, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.seed_generator = keras.random.SeedGenerator()  # kept with a training's state, as dropout's is

    def call(self: Any, inputs: tf.Tensor, training: bool = False) -> tf.Tensor:
        sums = super().call(inputs)  # type: ignore[misc]
        if not training:
            return bend(sums, MEAN_SLOPE)
        lowest, highest = SLOPES_DRAWN_FROM
        drawn = keras.random.uniform(tf.shape(sums), lowest, highest, sums.dtype, self.seed_generator)
        return bend(sums, drawn)


class LearnedSlopesConv2D(LearnedSlopes, keras.layers.Conv2D):
    """A convolution with PReLU."""


class LearnedSlopesGroupedConv2D(LearnedSlopes, GroupedConv2D):
    """A convolution in groups with PReLU."""


class LearnedSlopesDense(LearnedSlopes, keras.layers.Dense):
    """A dense layer with PReLU."""


class DrawnSlopesConv2D(DrawnSlopes, keras.layers.Conv2D):
    """A convolution with RReLU."""


class DrawnSlopesGroupedConv2D(DrawnSlopes, GroupedConv2D):
    """A convolution in groups with RReLU."""


class DrawnSlopesDense(DrawnSlopes, keras.layers.Dense):
    """A dense layer with RReLU."""
