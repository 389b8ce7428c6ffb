"""Networks that are a stack of layers with a softmax on top."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

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
    """Layers in the order of computation; the last one computes the logits.

    Each takes what the layer before puts out, unless `reads` says which outputs it takes instead.
    """

    def __init__(
        self,
        stack: list[keras.layers.Layer],
        *,
        reads: Mapping[str, Sequence[str]] | None = None,
        labels_per_image: int = 1,
        name: str,
    ) -> None:
        """Take the layers.

        Args:
            reads: by a layer's name those of the outputs that come into it, the one on the main way first.
        """
        super().__init__(labels_per_image=labels_per_image, name=name)
        self.stack = stack
        self.reads = {layer: tuple(names) for layer, names in (reads or {}).items()}
        self.logits_name = stack[-1].name

    def described(self) -> tuple[LayerDescription, ...]:
        layers = (replace(describe_layer(layer), reads=self.reads.get(layer.name, ())) for layer in self.stack)
        return (*layers, self.described_scores())

    def layer_outputs(self, images: tf.Tensor, training: bool = False) -> dict[str, tf.Tensor]:
        return self._run(self.stack, images, {}, training)

    def outputs_after(self, name: str, values: tf.Tensor, before: Mapping[str, tf.Tensor]) -> dict[str, tf.Tensor]:
        return self._run(layers_after(self.stack, name), values, {**before, name: values}, training=False)

    def _run(
        self, stack: list[keras.layers.Layer], values: tf.Tensor, before: Mapping[str, tf.Tensor], training: bool
    ) -> dict[str, tf.Tensor]:
        """Return the outputs of these layers, the first of which takes `values` or what `before` has by name."""
        outputs: dict[str, tf.Tensor] = {}
        for layer in stack:
            read = [outputs[name] if name in outputs else before[name] for name in self.reads.get(layer.name, ())]
            given = read if len(read) > 1 else read[0] if read else values
            values = outputs[layer.name] = layer(given, training=training)
        outputs["probabilities"] = self.probabilities(values)
        return outputs
