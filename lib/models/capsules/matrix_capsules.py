"""Matrix capsules, each with a 4×4 pose and an activation, and convolutional layers of them with EM routing.

The capsules of a layer are two tensors: their poses [batch, height, width, types, 16], the 16 numbers of each row
by row, and their activations [batch, height, width, types] in [0, 1] (Hinton, Sabour, Frosst 2018). Where the
network reports them they are one, [batch, height, width, types, 17], the activation last.
"""

import keras
import numpy as np
import tensorflow as tf

from lib.models.capsules.class_capsules import ClassCapsules
from lib.models.capsules.gaussians import (
    FIRST_COST_OFFSET,
    activation_costs,
    fit_gaussians,
    inverse_temperature,
    log_likelihoods,
    normalize,
)
from lib.models.fast.batch_normalization import BatchNormalization
from lib.models.fast.log_sigmoid import log_sigmoid
from lib.models.fast.pointwise import PointwiseConv2D
from lib.models.fast.window_moments import window_moments
from lib.models.layers.describe import DescribedLayer, describe_layer
from lib.models.layers.description import Capsules, LayerDescription, LayerKind, Window
from lib.models.shapes.matrix_capsules import POSE, SIDE

TRANSFORM_SPREAD = 0.5
DIRECT_BELOW = 16
"""The batch size below which votes are made, as the layer is described, rather than only their moments."""


def matrix_votes(poses: tf.Tensor, transforms: tf.Tensor, *, by_output: bool = False) -> tf.Tensor:
    """Return each pose times the 4×4 matrix of each output.

    Args:
        poses: [batch, positions, inputs, 16].
        transforms: [inputs, 4, outputs · 4], the outputs' matrices side by side.
        by_output: put the outputs before the positions.

    Returns:
        [batch, positions, outputs, inputs, 16], or with `by_output` [batch, outputs, positions, inputs, 16].
    """
    positions, inputs = poses.shape[1], poses.shape[2]
    rows = tf.reshape(poses, (-1, positions, inputs, SIDE, SIDE))
    by_input = tf.reshape(tf.transpose(rows, (2, 0, 1, 3, 4)), (inputs, -1, SIDE))  # (inputs, b · p · 4, 4)
    outputs = transforms.shape[2] // SIDE
    products = tf.reshape(tf.matmul(by_input, transforms), (inputs, -1, positions, SIDE, outputs, SIDE))
    # (batch, positions, outputs, inputs, 4, 4), or the outputs before the positions
    votes = tf.transpose(products, (1, 4, 2, 0, 3, 5) if by_output else (1, 2, 4, 0, 3, 5))
    return tf.reshape(votes, (-1, *votes.shape[1:4], POSE))


def poses_and_activations(capsules: tf.Tensor) -> tuple[tf.Tensor, tf.Tensor]:
    """Return the poses [..., 16] and the activations [...] of capsules [..., 17].

    A split's gradient is a concatenation; those of two slices took a sixth of a training step.
    """
    poses, activations = tf.split(capsules, [POSE, 1], axis=-1)
    return poses, tf.squeeze(activations, axis=-1)


def _describe(name: str, types: int, side: int, stride: int, kernels: tuple[str, ...] = ()) -> LayerDescription:
    """Return what a layer is that has `types` matrix capsules at each position, all with the same window."""
    capsules = Capsules(types, POSE + 1, has_poses=True)
    window = Window(name, LayerKind.CAPSULES, side, stride, channels=types * capsules.size)
    return LayerDescription(name, LayerKind.CAPSULES, (window,), kernels=kernels, capsules=capsules)


class PrimaryMatrixCapsules(DescribedLayer):
    """A 1×1 convolution to poses [batch, h, w, types, 16] and activations [batch, h, w, types].

    Input maps [batch, h, w, channels].

    The poses of every layer are normalised over the batch, so that the variances of their votes start near 1.
    """

    def __init__(self, types: int, *, name: str = "matrix_capsules") -> None:
        super().__init__(name=name)
        self.types = types
        self.poses = PointwiseConv2D(types * POSE, 1, use_bias=False, name="poses")
        self.normalization = BatchNormalization(name="normalization")
        self.activations = PointwiseConv2D(types, 1, activation="sigmoid", name="activations")

    def described(self) -> LayerDescription:
        kernels = [kernel for layer in (self.poses, self.activations) for kernel in describe_layer(layer).kernels]
        return _describe(self.name, self.types, 1, 1, tuple(f"{self.name}/{kernel}" for kernel in kernels))

    def call(self, maps: tf.Tensor, training: bool = False) -> tuple[tf.Tensor, tf.Tensor]:
        poses = self.normalization(self.poses(maps), training=training)
        return tf.reshape(poses, (-1, *poses.shape[1:3], self.types, POSE)), self.activations(maps)


class ConvolutionalMatrixCapsules(DescribedLayer):
    """Matrix capsules over windows of matrix capsules, by EM routing in which positions compete.

    Input poses [batch, h, w, types, 16] and activations [batch, h, w, types]; output the same of [batch, h', w',
    output types]. An input capsule lies in up to kernel_size² windows, so it is shared out among the capsules of
    all of them.

    Args:
        types: kinds of output capsule at each position.
        kernel_size, strides: of the square window, in positions; padding is valid.
        iterations: M-steps, 1 or 2 in practice.
    """

    def __init__(self, types: int, kernel_size: int, strides: int, iterations: int, *, name: str) -> None:
        super().__init__(name=name)
        self.types = types
        self.kernel_size = kernel_size
        self.strides = strides
        self.iterations = iterations
        self.normalization = BatchNormalization(name="normalization")

    def build(self, poses_shape: tuple[int | None, ...], activations_shape: tuple[int | None, ...]) -> None:
        _, height, width, input_types = activations_shape
        # places[p, k] is the input position under cell k of the window of output position p.
        grid = np.arange(height * width).reshape(height, width)
        windows = np.lib.stride_tricks.sliding_window_view(grid, (self.kernel_size, self.kernel_size))
        windows = windows[:: self.strides, :: self.strides]
        self.rows, self.columns = windows.shape[:2]
        self.places = windows.reshape(self.rows * self.columns, -1)
        seen = np.bincount(self.places.ravel(), minlength=grid.size).reshape(
            height, width, 1
        )  # by so many windows
        self.first_shares = (1.0 / np.maximum(seen * self.types, 1)).astype(np.float32)
        self.inputs_per_output = grid.size * input_types / (len(self.places) * self.types)
        self.kernel = self.add_weight(
            name="kernel",
            shape=(self.places.shape[1] * input_types, SIDE, self.types * SIDE),
            initializer=keras.initializers.TruncatedNormal(stddev=TRANSFORM_SPREAD),
        )
        offset = keras.initializers.Constant(FIRST_COST_OFFSET)
        self.cost_offset = self.add_weight(name="cost_offset", shape=(self.types,), initializer=offset)
        self.benefit = self.add_weight(name="benefit", shape=(self.types,), initializer="zeros")

    def call(
        self, poses: tf.Tensor, activations: tf.Tensor, training: bool = False
    ) -> tuple[tf.Tensor, tf.Tensor]:
        if self.iterations > 1 or (poses.shape[0] is not None and poses.shape[0] < DIRECT_BELOW):
            means, evidence = self._route(poses, activations)
        else:
            # All outputs share an input alike at first: 1 / (windows that it lies in · types).
            totals, means, variances = window_moments(
                poses, activations * self.first_shares, self.kernel, self.kernel_size, self.strides
            )
            evidence = self._evidence(variances, totals, 0)
        grid = (-1, self.rows, self.columns)
        poses = self.normalization(tf.reshape(means, (*grid, self.types * POSE)), training=training)
        return tf.reshape(poses, (*grid, self.types, POSE)), tf.reshape(tf.sigmoid(evidence), (*grid, self.types))

    def _route(self, poses: tf.Tensor, activations: tf.Tensor) -> tuple[tf.Tensor, tf.Tensor]:
        """Return the means [batch, positions, types, 16] of all votes, and the evidence of the last iteration."""
        votes = matrix_votes(self._windows(poses), self.kernel)  # (batch, positions, types, inputs, 16)
        alpha = self._windows(activations[..., None])[:, :, None, :, 0]  # (batch, positions, 1, inputs)
        logits = tf.zeros_like(votes[..., 0])
        for iteration in range(self.iterations):
            weights = self._share(logits) * alpha
            found = fit_gaussians(votes, normalize(weights))
            evidence = self._evidence(found.variances, tf.reduce_sum(weights, axis=-1), iteration)
            logits = log_sigmoid(evidence)[..., None] + log_likelihoods(found.variances, found.distances)
        return found.means, evidence

    def _evidence(self, variances: tf.Tensor, totals: tf.Tensor, iteration: int) -> tf.Tensor:
        """Return λ (β_a − cost) of Gaussians with Σ r = `totals`, [batch, positions, types]."""
        costs = activation_costs(variances, totals, self.cost_offset)  # (batch, positions, types)
        return inverse_temperature(iteration, self.inputs_per_output) * (self.benefit - costs)

    def described(self) -> LayerDescription:
        return _describe(self.name, self.types, self.kernel_size, self.strides)

    def _windows(self, values: tf.Tensor) -> tf.Tensor:
        """Gather each window's capsules: [batch, h, w, types, n] → [batch, positions, kernel² · types, n]."""
        flat = tf.reshape(values, (-1, values.shape[1] * values.shape[2], *values.shape[3:]))
        seen = tf.gather(flat, self.places, axis=1)  # (batch, positions, kernel², types, n)
        return tf.reshape(seen, (-1, len(self.places), seen.shape[2] * seen.shape[3], seen.shape[4]))

    def _share(self, logits: tf.Tensor) -> tf.Tensor:
        """Return the posterior of each input over all capsules that it votes for, at every position.

        Args:
            logits: [batch, positions, types, inputs].

        Returns:
            The same shape; for each input capsule of the layer below the shares add up to 1.
        """
        positions, cells = self.places.shape
        input_types = logits.shape[3] // cells
        # Votes of one input capsule stand in one row for each window that holds it.
        rows = tf.reshape(logits, (-1, positions, self.types, cells, input_types))
        rows = tf.reshape(tf.transpose(rows, (1, 3, 0, 4, 2)), (positions * cells, -1, self.types))
        places, count = self.places.ravel(), int(self.places.max()) + 1
        highest = tf.math.unsorted_segment_max(tf.reduce_max(rows, axis=-1), places, count)
        exponents = tf.exp(rows - tf.stop_gradient(tf.gather(highest, places))[..., None])
        totals = tf.math.unsorted_segment_sum(tf.reduce_sum(exponents, axis=-1), places, count)
        shares = exponents / tf.gather(totals, places)[..., None]
        shares = tf.reshape(shares, (positions, cells, -1, input_types, self.types))
        return tf.reshape(tf.transpose(shares, (2, 0, 4, 1, 3)), (-1, positions, self.types, cells * input_types))


class MatrixClassCapsules(ClassCapsules):
    """Class capsules over all positions, by EM routing; the positions share their matrices.

    Input [batch, rows, columns, types, 17], whose capsules count as one list of rows · columns · types inputs.
    As all positions use the same matrices, each adds its coordinates, scaled to [0, 1], to the first two numbers
    of its votes ("coordinate addition").
    """

    def __init__(self, classes: int, iterations: int, *, name: str = "class_capsules") -> None:
        super().__init__(classes, POSE, iterations, routing="em", name=name)

    def build(self, input_shape: tuple[int | None, ...]) -> None:
        _, rows, columns, types, _ = input_shape
        self.kernel = self.add_weight(
            name="kernel",
            shape=(types, SIDE, self.classes * SIDE),
            initializer=keras.initializers.TruncatedNormal(stddev=TRANSFORM_SPREAD),
        )
        down, right = np.mgrid[:rows, :columns]
        self.places = np.zeros((rows * columns, 1, POSE), np.float32)  # the same for every type
        self.places[:, 0, 0], self.places[:, 0, 1] = (down.ravel() + 0.5) / rows, (right.ravel() + 0.5) / columns
        self.routing_weights = self._build_routing(rows * columns * types)

    def described(self) -> LayerDescription:
        capsules = Capsules(self.classes, POSE, has_poses=True)
        return LayerDescription(self.name, LayerKind.CLASS_CAPSULES, capsules=capsules)

    def as_list(self, capsules: tf.Tensor) -> tf.Tensor:
        """Return the poses as [batch, inputs, 16]."""
        poses, _ = poses_and_activations(capsules)
        return tf.reshape(poses, (-1, len(self.places) * self.kernel.shape[0], POSE))

    def votes(self, capsules: tf.Tensor) -> tf.Tensor:
        """Return the votes: [batch, rows, columns, types, 17] → [batch, classes, inputs, 16]."""
        positions, types = len(self.places), self.kernel.shape[0]
        poses = tf.reshape(poses_and_activations(capsules)[0], (-1, positions, types, POSE))
        votes = matrix_votes(poses, self.kernel, by_output=True)  # (batch, classes, positions, types, 16)
        return tf.reshape(votes + self.places, (-1, self.classes, positions * types, POSE))

    def activations(self, capsules: tf.Tensor) -> tf.Tensor:
        _, activations = poses_and_activations(capsules)
        return tf.reshape(activations, (-1, len(self.places) * self.kernel.shape[0]))
