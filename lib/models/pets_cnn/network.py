"""A convolutional network for photos, written from TensorFlow's low-level parts: every weight is in sight."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import keras
import numpy as np
import tensorflow as tf

from lib.models.classifier import Classifier
from lib.models.layers.description import LayerDescription, LayerKind, Window
from lib.models.pets_cnn.entry import Options
from lib.models.task import Task

if TYPE_CHECKING:
    from lib.datasets import Dataset

BIAS = 0.1
"""The initial value of every bias: a little above zero, so that no ReLU starts at zero."""

LOGITS_GAIN = 0.1
"""Keeps the first logits small: dropout that keeps 0.2 twice and 0.5 once makes squares 50 times as large."""


def convolution(maps: tf.Tensor, kernel: tf.Tensor, bias: tf.Tensor) -> tf.Tensor:
    """Return ReLU(maps ∗ kernel + bias): [batch, h, w, channels] → [batch, h, w, filters], padded with zeros."""
    return tf.nn.relu(tf.nn.conv2d(maps, kernel, strides=1, padding="SAME") + bias)


def max_pool(maps: tf.Tensor) -> tf.Tensor:
    """Return the largest of each 2×2 pixels, [batch, h, w, channels] → [batch, h / 2, w / 2, channels]."""
    return tf.nn.max_pool2d(maps, ksize=2, strides=2, padding="SAME")


def dropout(values: tf.Tensor, share: float, seed: tf.Tensor) -> tf.Tensor:
    """Set a random `share` of the values to 0 and divide the others by 1 − `share`, so that the mean stays."""
    kept = tf.random.stateless_uniform(tf.shape(values), seed) >= share
    return tf.where(kept, values / (1.0 - share), 0.0)


class _WithOneGiven(dict[str, tf.Tensor]):
    """Outputs by layer, of which one is as given, whatever is computed for it."""

    def __init__(self, name: str, values: tf.Tensor) -> None:
        super().__init__()
        self._name, self._values = name, values

    def __setitem__(self, name: str, values: tf.Tensor) -> None:
        super().__setitem__(name, self._values if name == self._name else values)


class PetsCNN(Classifier):
    """224×224×3 → conv 32, 32 → pool → conv 64, 64 → pool → 56×56×64 → dense 512 → softmax.

    Attributes:
        mean_image: [h, w, c] in [0, 1], what is subtracted from every image; `adapt` sets it.
        parts: weights and biases by the name of their layer.
    """

    def __init__(self, options: Options, task: Task) -> None:
        super().__init__(labels_per_image=task.labels_per_image, name="pets_cnn")
        self.dropout_pool, self.dropout_dense = options.dropout_pool, options.dropout_dense
        height, width, channels = task.input_shape
        pooled = -(-height // 4) * -(-width // 4)  # pixels after both poolings
        self.mean_image = keras.Variable(
            np.zeros(task.input_shape, np.float32), trainable=False, name="mean_image"
        )
        self.parts = {
            "conv1": self._weights("conv1", (3, 3, channels, 32)),
            "conv2": self._weights("conv2", (3, 3, 32, 32)),
            "conv3": self._weights("conv3", (3, 3, 32, 64)),
            "conv4": self._weights("conv4", (3, 3, 64, 64)),
            "dense": self._weights("dense", (pooled * 64, 512)),
            "logits": self._weights("logits", (512, task.classes), gain=LOGITS_GAIN),
        }
        self.seeds = keras.random.SeedGenerator()

    def _weights(self, name: str, shape: tuple[int, ...], gain: float = 1.0) -> list[keras.Variable]:
        """Create normally distributed weights, none beyond two deviations, and constant biases.

        A deviation of √(2 / inputs) keeps values of one size through any number of ReLU layers (He et al. 2015);
        `gain` multiplies it.
        """
        inputs = int(np.prod(shape[:-1]))
        with keras.name_scope(name):
            return [
                keras.Variable(
                    keras.initializers.TruncatedNormal(stddev=gain * (2.0 / inputs) ** 0.5), shape, name="kernel"
                ),
                keras.Variable(keras.initializers.Constant(BIAS), shape[-1:], name="bias"),
            ]

    def adapt(self, dataset: "Dataset") -> None:
        """Take the data set's mean image as the one to subtract."""
        self.mean_image.assign(dataset.mean_image)

    def described(self) -> tuple[LayerDescription, ...]:
        def convolved(name: str) -> LayerDescription:
            side, _, _, filters = self.parts[name][0].shape
            window = Window(name, LayerKind.CONVOLUTION, side, 1, "same", filters)
            return LayerDescription(name, LayerKind.CONVOLUTION, (window,), "relu", kernels=(f"{name}/kernel",))

        def pooled(name: str) -> LayerDescription:
            return LayerDescription(name, LayerKind.POOLING, (Window(name, LayerKind.POOLING, 2, 2, "same"),))

        return (
            LayerDescription("centred", LayerKind.MEAN_SUBTRACTION),
            convolved("conv1"),
            convolved("conv2"),
            pooled("pool1"),
            LayerDescription("dropout1", LayerKind.DROPOUT),
            convolved("conv3"),
            convolved("conv4"),
            pooled("pool2"),
            LayerDescription("dropout2", LayerKind.DROPOUT),
            LayerDescription("flatten", LayerKind.FLATTEN),
            LayerDescription("dense", LayerKind.DENSE, activation="relu"),
            LayerDescription("dropout3", LayerKind.DROPOUT),
            LayerDescription("logits", LayerKind.DENSE),
            self.described_scores(),
        )

    def layer_outputs(self, images: tf.Tensor, training: bool = False) -> dict[str, tf.Tensor]:
        return self._compute({}, images, training)

    def outputs_after(self, name: str, values: tf.Tensor, before: Mapping[str, tf.Tensor]) -> dict[str, tf.Tensor]:
        black = tf.zeros((1, *self.mean_image.shape))
        layers = self._compute(_WithOneGiven(name, values), black, training=False)
        names = list(layers)
        return {later: layers[later] for later in names[names.index(name) + 1 :]}

    def _compute(self, layers: dict[str, tf.Tensor], images: tf.Tensor, training: bool) -> dict[str, tf.Tensor]:
        """Return `layers` with each layer's output added."""

        def dropped(values: tf.Tensor, share: float) -> tf.Tensor:
            return dropout(values, share, self.seeds.next()) if training else values

        layers["centred"] = images - self.mean_image  # (batch, 224, 224, 3), about 0 on average
        layers["conv1"] = convolution(layers["centred"], *self.parts["conv1"])  # (batch, 224, 224, 32)
        layers["conv2"] = convolution(layers["conv1"], *self.parts["conv2"])
        layers["pool1"] = max_pool(layers["conv2"])  # (batch, 112, 112, 32)
        layers["dropout1"] = dropped(layers["pool1"], self.dropout_pool)
        layers["conv3"] = convolution(layers["dropout1"], *self.parts["conv3"])  # (batch, 112, 112, 64)
        layers["conv4"] = convolution(layers["conv3"], *self.parts["conv4"])
        layers["pool2"] = max_pool(layers["conv4"])  # (batch, 56, 56, 64)
        layers["dropout2"] = dropped(layers["pool2"], self.dropout_pool)
        weights, bias = self.parts["dense"]
        layers["flatten"] = tf.reshape(layers["dropout2"], (-1, weights.shape[0]))  # (batch, 200704)
        layers["dense"] = tf.nn.relu(tf.matmul(layers["flatten"], weights) + bias)  # (batch, 512)
        layers["dropout3"] = dropped(layers["dense"], self.dropout_dense)
        weights, bias = self.parts["logits"]
        layers["logits"] = tf.matmul(layers["dropout3"], weights) + bias  # (batch, classes)
        layers["probabilities"] = self.probabilities(layers["logits"])
        return layers


def build(options: Options, task: Task) -> PetsCNN:
    """Return the network for images of any size."""
    return PetsCNN(options, task)
