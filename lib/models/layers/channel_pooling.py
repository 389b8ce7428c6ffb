"""What spatial attention looks at (Woo, Park, Lee, Kweon 2018, section 3: CBAM)."""

import tensorflow as tf

from lib.models.layers.describe import DescribedLayer
from lib.models.layers.description import LayerDescription, LayerKind


class ChannelPooling(DescribedLayer):
    """The mean and the largest of all maps at each pixel, [batch, h, w, maps] → [batch, h, w, 2]."""

    def described(self) -> LayerDescription:
        return LayerDescription(self.name, LayerKind.CHANNEL_POOLING)

    def call(self, maps: tf.Tensor) -> tf.Tensor:
        mean = tf.reduce_mean(maps, axis=-1, keepdims=True)
        return tf.concat([mean, tf.reduce_max(maps, axis=-1, keepdims=True)], axis=-1)
