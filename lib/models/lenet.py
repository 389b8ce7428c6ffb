"""A LeNet-style convolutional network, the well-known counterpart to compare capsules with."""

import keras
import tensorflow as tf

from lib.models.network import Network, Objective


class LayerStack(Network):
    """Layers one after the other, the last of which gives logits [batch, classes]; softmax on top."""

    score_name = "probabilities"

    def __init__(self, stack: list[keras.layers.Layer], *, name: str) -> None:
        super().__init__(name=name)
        self.stack = stack

    def layer_outputs(self, images: tf.Tensor, training: bool = False) -> dict[str, tf.Tensor]:
        outputs = {}
        values = images
        for layer in self.stack:
            values = layer(values, training=training)
            outputs[layer.name] = values
        outputs["probabilities"] = tf.nn.softmax(values)
        return outputs

    def objective(self, images: tf.Tensor, labels: tf.Tensor, training: bool = False) -> Objective:
        """The mean cross-entropy between the labels and the softmax."""
        outputs = self.layer_outputs(images, training)
        logits = outputs[self.stack[-1].name]
        loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=logits))
        return Objective(loss, {}, outputs["probabilities"])


def build(input_shape: tuple[int, int, int], classes: int, *, dropout: float = 0.4) -> LayerStack:
    """28×28×1 → conv 32 5×5 → pool → conv 64 5×5 → pool → 7×7×64 → dense 1024 → dropout → classes."""
    layers = keras.layers
    return LayerStack(
        [
            layers.Conv2D(32, 5, padding="same", activation="relu", name="conv1"),  # (batch, 28, 28, 32)
            layers.MaxPooling2D(2, name="pool1"),  # (batch, 14, 14, 32)
            layers.Conv2D(64, 5, padding="same", activation="relu", name="conv2"),  # (batch, 14, 14, 64)
            layers.MaxPooling2D(2, name="pool2"),  # (batch, 7, 7, 64)
            layers.Flatten(name="flatten"),  # (batch, 3136)
            layers.Dense(1024, activation="relu", name="dense"),  # (batch, 1024)
            layers.Dropout(dropout, name="dropout"),
            layers.Dense(classes, name="logits"),  # (batch, classes)
        ],
        name="lenet",
    )
