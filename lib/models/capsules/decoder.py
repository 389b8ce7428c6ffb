"""The decoder: draws the image back from the numbers of one class capsule."""

import keras
import tensorflow as tf


class Decoder(keras.layers.Layer):
    """512 ReLU → 1024 ReLU → one sigmoid a pixel (Sabour et al. 2017, figure 2).

    Takes class capsules [batch, classes, dim] and a mask [batch, classes]; every capsule whose mask
    is 0 is set to zero before the first dense layer. Returns [batch, height, width, channels] in (0, 1).

    Args:
        image_shape: (height, width, channels) of the image to draw.
        units: widths of the two hidden layers.
    """

    def __init__(
        self,
        image_shape: tuple[int, int, int],
        units: tuple[int, int] = (512, 1024),
        *,
        name: str = "decoder",
    ) -> None:
        super().__init__(name=name)
        self.image_shape = image_shape
        height, width, channels = image_shape
        self.hidden = [
            keras.layers.Dense(size, activation="relu", name=f"dense_{number}")
            for number, size in enumerate(units, start=1)
        ]
        self.pixels = keras.layers.Dense(height * width * channels, activation="sigmoid", name="pixels")

    def call(self, capsules: tf.Tensor, mask: tf.Tensor) -> tf.Tensor:
        masked = capsules * tf.cast(mask, capsules.dtype)[..., None]  # (batch, classes, dim)
        values = tf.reshape(masked, (-1, capsules.shape[1] * capsules.shape[2]))  # (batch, classes · dim)
        for layer in self.hidden:
            values = layer(values)
        return tf.reshape(self.pixels(values), (-1, *self.image_shape))
