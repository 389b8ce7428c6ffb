"""Networks that are a stack of layers with a softmax on top."""

import keras
import tensorflow as tf

from lib.models.classifier import Classifier
from lib.models.layers.describe import describe_layer
from lib.models.layers.description import LayerDescription


class LayerStack(Classifier):
    """Layers one after the other; the last one computes the logits."""

    def __init__(self, stack: list[keras.layers.Layer], *, labels_per_image: int = 1, name: str) -> None:
        super().__init__(labels_per_image=labels_per_image, name=name)
        self.stack = stack
        self.logits_name = stack[-1].name

    def described(self) -> tuple[LayerDescription, ...]:
        return (*map(describe_layer, self.stack), self.described_scores())

    def layer_outputs(self, images: tf.Tensor, training: bool = False) -> dict[str, tf.Tensor]:
        outputs = {}
        values = images
        for layer in self.stack:
            values = layer(values, training=training)
            outputs[layer.name] = values
        outputs["probabilities"] = self.probabilities(values)
        return outputs
