"""The logarithm of a sigmoid, finite in an exported file too."""

from __future__ import annotations

from lib.models.lazy_tensorflow import tf


def log_sigmoid(values: tf.Tensor) -> tf.Tensor:
    """Return log 1 / (1 + e^−x), in the shape of `values`.

    TensorFlow's becomes the logarithm of the sigmoid in a LiteRT file, which is −∞ below −88.
    """

    @tf.custom_gradient
    def logarithm(values: tf.Tensor):
        def gradient(upstream: tf.Tensor) -> tf.Tensor:
            return upstream * tf.sigmoid(-values)

        return tf.minimum(values, 0.0) - tf.math.log(1.0 + tf.exp(-tf.abs(values))), gradient

    return logarithm(values)
