"""A convolutional network for photos, written from TensorFlow's low-level parts: every weight is in sight."""

from collections.abc import Callable, Mapping
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

Step = Callable[[tf.Tensor], tf.Tensor]
"""Computes a layer's output from that of the one before."""

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
        return self._run(self._steps(training), images)

    def outputs_after(self, name: str, values: tf.Tensor) -> dict[str, tf.Tensor]:
        steps = self._steps(training=False)
        names = list(steps)
        return self._run({later: steps[later] for later in names[names.index(name) + 1 :]}, values)

    @staticmethod
    def _run(steps: Mapping[str, Step], values: tf.Tensor) -> dict[str, tf.Tensor]:
        outputs = {}
        for name, step in steps.items():
            outputs[name] = values = step(values)
        return outputs

    def _steps(self, training: bool) -> dict[str, Step]:
        """Return what each layer makes of the one before, by its name, in order."""

        def dropping(share: float) -> Step:
            return lambda values: dropout(values, share, self.seeds.next()) if training else values

        def convolving(name: str) -> Step:
            return lambda maps: convolution(maps, *self.parts[name])

        def multiplying(name: str) -> Step:
            weights, bias = self.parts[name]
            return lambda values: tf.matmul(values, weights) + bias

        dense = multiplying("dense")
        return {
            "centred": lambda images: images - self.mean_image,  # (batch, 224, 224, 3), about 0 on average
            "conv1": convolving("conv1"),  # (batch, 224, 224, 32)
            "conv2": convolving("conv2"),
            "pool1": max_pool,  # (batch, 112, 112, 32)
            "dropout1": dropping(self.dropout_pool),
            "conv3": convolving("conv3"),  # (batch, 112, 112, 64)
            "conv4": convolving("conv4"),
            "pool2": max_pool,  # (batch, 56, 56, 64)
            "dropout2": dropping(self.dropout_pool),
            "flatten": lambda maps: tf.reshape(maps, (-1, self.parts["dense"][0].shape[0])),  # (batch, 200704)
            "dense": lambda values: tf.nn.relu(dense(values)),  # (batch, 512)
            "dropout3": dropping(self.dropout_dense),
            "logits": multiplying("logits"),  # (batch, classes)
            "probabilities": self.probabilities,
        }


def build(options: Options, task: Task) -> PetsCNN:
    """Return the network for images of any size."""
    return PetsCNN(options, task)
