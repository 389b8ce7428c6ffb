"""Networks that are a stack of layers with a softmax on top."""

import keras
import tensorflow as tf

from lib.models.network import Network, Objective, multi_hot


class LayerStack(Network):
    """Layers one after the other, the last of which gives logits [batch, classes].

    With one label an image the scores are a softmax and the loss is the cross-entropy. With several,
    each class is a question of its own: a sigmoid and the sum of the binary cross-entropies.
    """

    score_name = "probabilities"

    def __init__(self, stack: list[keras.layers.Layer], *, labels_per_image: int = 1, name: str) -> None:
        super().__init__(name=name)
        self.stack = stack
        self.labels_per_image = labels_per_image

    def layer_outputs(self, images: tf.Tensor, training: bool = False) -> dict[str, tf.Tensor]:
        outputs = {}
        values = images
        for layer in self.stack:
            values = layer(values, training=training)
            outputs[layer.name] = values
        logits = tf.cast(values, tf.float32)
        outputs["probabilities"] = tf.nn.softmax(logits) if self.labels_per_image == 1 else tf.sigmoid(logits)
        return outputs

    def objective(
        self,
        images: tf.Tensor,
        labels: tf.Tensor,
        targets: tf.Tensor | None = None,
        training: bool = False,
    ) -> Objective:
        """The mean cross-entropy between the labels and the scores; there is nothing to draw."""
        outputs = self.layer_outputs(images, training)
        logits = tf.cast(outputs[self.stack[-1].name], tf.float32)
        if self.labels_per_image == 1:
            losses = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=logits)
        else:
            truth = multi_hot(labels, logits.shape[-1])
            losses = tf.reduce_sum(tf.nn.sigmoid_cross_entropy_with_logits(labels=truth, logits=logits), axis=-1)
        return Objective(tf.reduce_mean(losses), {}, outputs["probabilities"])
