"""Networks that are a stack of layers with a softmax on top."""

import keras
import tensorflow as tf

from lib.models.classifier import Classifier
from lib.models.layers.describe import describe_layer
from lib.models.layers.description import LayerDescription


def layers_after(stack: list[keras.layers.Layer], name: str) -> list[keras.layers.Layer]:
    """Return the layers of a stack that follow the one called `name`.

    Raises:
        ValueError: if there is none of that name.
    """
    names = [layer.name for layer in stack]
    return stack[names.index(name) + 1 :]


class LayerStack(Classifier):
    """Layers one after the other; the last one computes the logits."""

    def __init__(self, stack: list[keras.layers.Layer], *, labels_per_image: int = 1, name: str) -> None:
        super().__init__(labels_per_image=labels_per_image, name=name)
        self.stack = stack
        self.logits_name = stack[-1].name

    def described(self) -> tuple[LayerDescription, ...]:
        return (*map(describe_layer, self.stack), self.described_scores())

    def layer_outputs(self, images: tf.Tensor, training: bool = False) -> dict[str, tf.Tensor]:
        return self._run(self.stack, images, training)

    def outputs_after(self, name: str, values: tf.Tensor) -> dict[str, tf.Tensor]:
        return self._run(layers_after(self.stack, name), values, training=False)

    def _run(self, stack: list[keras.layers.Layer], values: tf.Tensor, training: bool) -> dict[str, tf.Tensor]:
        outputs = {}
        for layer in stack:
            values = layer(values, training=training)
            outputs[layer.name] = values
        outputs["probabilities"] = self.probabilities(values)
        return outputs
