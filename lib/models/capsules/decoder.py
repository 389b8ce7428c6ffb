"""The decoder: draws the image again from the numbers of one class capsule."""

import keras
import tensorflow as tf

from lib.models.fast.dense import Dense
from lib.models.layers.describe import DescribedLayer
from lib.models.layers.description import LayerDescription, LayerKind
from lib.models.shapes.capsules import DECODER_UNITS


class Decoder(DescribedLayer):
    """512 ReLU → 1024 ReLU → one sigmoid a pixel (Sabour et al. 2017, figure 2).

    Takes class capsules [batch, classes, dim] and a mask [batch, classes]; every capsule whose mask
    is 0 is set to zero before the first dense layer. Returns [batch, height, width, channels] in (0, 1).

    Args:
        image_shape: (height, width, channels) of the image to draw.
        units: widths of the two hidden layers.
        kernel_initializer, bias_initializer: of all three layers, as Keras takes them.
    """

    def __init__(
        self,
        image_shape: tuple[int, int, int],
        units: tuple[int, int] = DECODER_UNITS,
        *,
        kernel_initializer: str | keras.Initializer = "glorot_uniform",
        bias_initializer: str | keras.Initializer = "zeros",
        name: str = "decoder",
    ) -> None:
        super().__init__(name=name)
        self.image_shape = image_shape
        height, width, channels = image_shape

        def dense(size: int, activation: str, name: str) -> Dense:
            return Dense(
                size,
                activation=activation,
                kernel_initializer=kernel_initializer,
                bias_initializer=bias_initializer,
                name=name,
            )

        self.hidden = [dense(size, "relu", f"dense_{number}") for number, size in enumerate(units, start=1)]
        self.pixels = dense(height * width * channels, "sigmoid", "pixels")

    def described(self) -> LayerDescription:
        return LayerDescription(self.name, LayerKind.DECODER, activation="sigmoid")

    def call(self, capsules: tf.Tensor, mask: tf.Tensor) -> tf.Tensor:
        masked = capsules * tf.cast(mask, capsules.dtype)[..., None]  # (batch, classes, dim)
        values = tf.reshape(masked, (-1, capsules.shape[1] * capsules.shape[2]))  # (batch, classes · dim)
        for layer in self.hidden:
            values = layer(values)
        return tf.reshape(self.pixels(values), (-1, *self.image_shape))
