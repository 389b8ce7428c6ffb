"""The base of all architectures: it scores images, computes its loss, and returns every layer's output."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

import keras
import numpy as np
import tensorflow as tf

from lib.models.layers.description import LayerDescription

if TYPE_CHECKING:
    from lib.datasets import Dataset


LOSS_SCOPE = "loss/"
"""Where a graph has what computes the loss, all in one place."""


class Objective(NamedTuple):
    """One batch's loss and what it is made of.

    `total` is the scalar that training minimises; `parts` its named unweighted summands, each a mean
    over the batch; `scores` [batch, classes] the class scores that the loss was computed from.
    """

    total: tf.Tensor
    parts: dict[str, tf.Tensor]
    scores: tf.Tensor


def multi_hot(labels: tf.Tensor, classes: int) -> tf.Tensor:
    """Turn labels [batch] or [batch, k] into float32 [batch, classes], 1 where a class is present."""
    if len(labels.shape) == 1:
        labels = labels[:, None]
    return tf.reduce_max(tf.one_hot(labels, classes), axis=1)


def are_correct(scores: tf.Tensor, labels: tf.Tensor) -> tf.Tensor:
    """Return whether each image was classified correctly, bool [batch].

    Args:
        scores: [batch, classes].
        labels: [batch], the class that must have the highest score; or [batch, k], the classes that must have
            the k highest scores, in any order.
    """
    if len(labels.shape) == 1:
        return tf.equal(tf.argmax(scores, axis=-1, output_type=labels.dtype), labels)
    present = multi_hot(labels, scores.shape[-1])
    predicted = multi_hot(tf.math.top_k(scores, labels.shape[1]).indices, scores.shape[-1])
    return tf.reduce_all(tf.equal(present, predicted), axis=-1)


class Network(keras.Model):
    """Base of all architectures. Images are float32 [batch, height, width, channels] in [0, 1].

    A subclass implements `layer_outputs`, which computes every layer in order and returns the outputs
    by the layer's name, the class scores among them; `call` and `objective` use that same code.

    Attributes:
        score_name: "lengths" (of class capsules) or "probabilities" (of a softmax).
    """

    score_name = "probabilities"

    def layer_outputs(self, images: tf.Tensor, training: bool = False) -> dict[str, tf.Tensor]:
        """Return every layer's output by the layer's name, in the order of computation, the scores among them."""
        raise NotImplementedError(f"{type(self).__name__} does not say what its layers compute.")

    def outputs_after(self, name: str, values: tf.Tensor, before: Mapping[str, tf.Tensor]) -> dict[str, tf.Tensor]:
        """Return the outputs of the layers that follow layer `name`, a feature layer, if its output were `values`.

        They are computed as `layer_outputs` does, in inference.

        Args:
            before: the outputs of the layers up to there, for layers that a shortcut leads to; those of one image
                go with any number of `values`.
        """
        raise NotImplementedError(f"{type(self).__name__} cannot go on from a layer's output.")

    @property
    def evidence_name(self) -> str:
        """The name of the output [batch, classes] whose gradient shows what a score depends on: the scores'."""
        return self.score_name

    def described(self) -> tuple[LayerDescription, ...]:
        """Return what each output of `layer_outputs` is, in the same order; the network must be built."""
        raise NotImplementedError(f"{type(self).__name__} does not say what its layers are.")

    @property
    def loss_weights(self) -> dict[str, float]:
        """Return the factor of each of the objective's parts in its total, by the part's name."""
        return {}

    def objective(
        self,
        images: tf.Tensor,
        labels: tf.Tensor,
        targets: tf.Tensor | None = None,
        training: bool = False,
    ) -> Objective:
        """Return the loss of one batch.

        Args:
            labels: int [batch], or [batch, k] for images with k labels.
            targets: float32 [batch, k, height, width, channels] in [0, 1], what the capsule of each label should
                draw; None where that is the image itself.
        """
        raise NotImplementedError(f"{type(self).__name__} does not say what it minimises.")

    def adapt(self, dataset: "Dataset") -> None:
        """Take what the network needs from the data set, such as a mean image; called once, before the first step.

        Most networks need nothing.
        """

    def call(self, images: tf.Tensor, training: bool = False) -> tf.Tensor:
        return self.layer_outputs(images, training)[self.score_name]  # (batch, classes)

    def named_weights(self) -> dict[str, keras.Variable]:
        """Return every weight by a name that stays the same from one process to the next: `layer/…/kernel`.

        The random state of dropout is not among them: it belongs to a training, not to the network.
        """
        weights = {}
        for weight in self.weights:
            name = weight.path.removeprefix(f"{self.name}/")
            if name in weights:
                raise ValueError(f"Two weights of {self.name} are both called {name}; rename one of the layers.")
            weights[name] = weight
        return weights

    @property
    def class_layers(self) -> tuple[str, ...]:
        """The names of the layers with weights that know the classes: what scores them and draws from that."""
        raise NotImplementedError(f"{type(self).__name__} does not say which layers know the classes.")

    def layer_parameters(self) -> dict[str, int]:
        """Return how many numbers training adjusts in each layer that has weights, by its name and in order."""
        adjusted = {id(weight) for weight in self.trainable_variables}
        counts: dict[str, int] = {}
        for name, weight in self.named_weights().items():
            layer = name.split("/", 1)[0]
            counts[layer] = counts.get(layer, 0) + int(np.prod(weight.shape)) * (id(weight) in adjusted)
        return counts

    def load_named_weights(self, values: dict[str, np.ndarray]) -> None:
        """Set every weight from `values`, as `named_weights` names them.

        Raises:
            ValueError: if a weight is missing, unknown, or of another shape; nothing is changed then.
        """
        weights = self.named_weights()
        if not weights:
            raise ValueError(f"{self.name} has no weights before it has seen an image; call it on one first.")
        if weights.keys() != values.keys():
            missing, unknown = weights.keys() - values.keys(), values.keys() - weights.keys()
            raise ValueError(
                f"These weights do not fit {self.name}: missing {sorted(missing)}, unknown {sorted(unknown)}."
            )
        for name, weight in weights.items():
            if tuple(weight.shape) != values[name].shape:
                raise ValueError(
                    f"{name} of {self.name} has the shape {tuple(weight.shape)}, but got {values[name].shape}."
                )
        for name, weight in weights.items():
            weight.assign(values[name].astype(weight.dtype))

    def parameter_count(self) -> int:
        """Return how many numbers training adjusts."""
        return sum(int(np.prod(weight.shape)) for weight in self.trainable_variables)
