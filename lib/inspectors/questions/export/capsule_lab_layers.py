"""The layers that Keras 3 lacks, for the `.keras` files that Capsule Lab exports.

Keep this module beside such a file. It needs Keras alone, with any backend; importing it registers the layers:

    import capsule_lab_layers, keras
    network = keras.saving.load_model("FILE.keras")
    outputs = network.predict(images)  # float32 [batch, height, width, channels] in [0, 1] → outputs by layer

`votes` are [..., outputs, inputs, dim] throughout: what each input capsule predicts for each output capsule. A
matrix capsule is 17 numbers: a 4×4 pose row by row, then the activation in [0, 1]. The layers' weights come from
the file; in new layers they begin as Keras draws them, which is not how the app begins a training.
"""

import math
from collections.abc import Callable
from functools import partial
from typing import Any

import keras
import numpy as np
from keras import ops

EPSILON = 1e-7
VARIANCE_FLOOR = 5e-4
SMALLEST = 1e-20
SIDE, POSE = 4, 16
"""The side of a matrix capsule's pose, and how many numbers it has."""
Tensor = Any

registered = keras.saving.register_keras_serializable(package="capsule_lab")


def vector_lengths(vectors: Tensor, *, keepdims: bool = False) -> Tensor:
    """Return ‖v‖ of each vector along the last axis; the epsilon keeps its gradient at 0 finite."""
    return ops.sqrt(ops.sum(ops.square(vectors), axis=-1, keepdims=keepdims) + EPSILON)


@registered
def squash(vectors: Tensor) -> Tensor:
    """Return v = ‖s‖² / (1 + ‖s‖²) · s / ‖s‖ (Sabour, Frosst, Hinton 2017, equation 1)."""
    squares = ops.sum(ops.square(vectors), axis=-1, keepdims=True)
    return vectors * (squares / (1.0 + squares) / vector_lengths(vectors, keepdims=True))


@registered
def exponential_squash(vectors: Tensor) -> Tensor:
    """Return v = (1 − e^(−‖s‖)) · s / ‖s‖ (Mazzia, Salvetti, Chiaberge 2021, equation 5)."""
    lengths = vector_lengths(vectors, keepdims=True)
    return (1.0 - ops.exp(-lengths)) * vectors / lengths


def weighted_sums(votes: Tensor, weights: Tensor) -> Tensor:
    """Return Σ_i c_ij û_j|i, [..., outputs, dim], for weights c [..., outputs, inputs]."""
    return ops.squeeze(ops.matmul(weights[..., None, :], votes), -2)


def softmax_beside_none(logits: Tensor) -> Tensor:
    """Return e^b / (1 + Σ_j e^b): couplings [..., outputs, inputs] beside those to “none of the above”."""
    with_none = ops.concatenate([logits, ops.zeros_like(logits[..., :1, :])], axis=-2)
    return ops.softmax(with_none, axis=-2)[..., :-1, :]


def dynamic_routing(
    votes: Tensor,
    iterations: int,
    bias: Tensor,
    blocked_gradient: bool,
    softmax: Callable[[Tensor], Tensor] | None = None,
) -> Tensor:
    """Route by agreement: s = Σ û softmax_j b + bias; v = squash(s); b += û · v (Sabour et al., procedure 1).

    With `blocked_gradient` it flows through the last pass alone. The bias is [outputs, dim], or 0 as in the paper.
    """
    softmax = softmax or partial(ops.softmax, axis=-2)
    logits, outputs = ops.zeros_like(votes[..., 0]), None
    for left in reversed(range(iterations)):
        seen = ops.stop_gradient(votes) if left and blocked_gradient else votes
        outputs = squash(weighted_sums(seen, softmax(logits)) + bias)
        logits = logits + ops.sum(seen * outputs[..., None, :], axis=-1)
    return outputs


def self_attention_routing(votes: Tensor, priors: Tensor) -> Tensor:
    """Route in one pass: a = û · Σ_i û / √dim; s = Σ (softmax_j a + B) û (Mazzia et al. 2021, equations 4 to 7).

    The priors B are [inputs, outputs].
    """
    agreements = ops.sum(votes * ops.sum(votes, axis=-2, keepdims=True), axis=-1) / math.sqrt(votes.shape[-1])
    return exponential_squash(weighted_sums(votes, ops.softmax(agreements, axis=-2) + ops.transpose(priors)))


def em_routing(
    layer: Any, votes: Tensor, alpha: Tensor, density: float, share: Callable[[Tensor], Tensor]
) -> tuple[Tensor, Tensor]:
    """Fit Gaussians to the votes: return poses μ and activations a (Hinton, Sabour, Frosst 2018, procedure 1).

    M-step: r = R α; μ and σ² of the votes weighted by r; a = sigmoid(λ (β_a − Σ_d (β_u + ½ log σ²_d) Σ_i r)).
    E-step: log R = share(log a + log p). λ is the paper's for 1000 inputs an output, and larger for fewer.

    Args:
        layer: has `iterations`, and as `cost_offset` and `benefit` β_u and β_a [outputs].
        alpha: α, the inputs' activations, [..., 1, inputs].
        density: inputs for each output.
        share: the log softmax of [..., outputs, inputs] over all outputs that an input is shared out among.
    """
    logits, means, evidence = ops.zeros_like(votes[..., 0]), None, None
    for iteration in range(layer.iterations):
        inverse_temperature = 1000.0 / density * 0.01 * (1.0 - 0.95 ** (iteration + 1))
        heard = ops.where(alpha > 0.0, share(logits), -3e38)
        largest = ops.max(heard, axis=-1, keepdims=True)  # what is left of a class may be below float32's smallest
        weights = ops.exp(heard - largest) * alpha
        total = ops.sum(weights, axis=-1)
        shares = weights / ops.maximum(total, SMALLEST)[..., None]
        means = weighted_sums(votes, shares)
        squares = ops.square(votes - means[..., None, :])
        variances = weighted_sums(squares, shares) + VARIANCE_FLOOR
        spread = ops.sum(layer.cost_offset[:, None] + 0.5 * ops.log(variances), axis=-1)
        evidence = inverse_temperature * (layer.benefit - spread * total * ops.exp(largest[..., 0]))
        constants = ops.sum(ops.log(2.0 * math.pi * variances), axis=-1)
        likelihoods = -0.5 * (ops.sum(squares / variances[..., None, :], axis=-1) + constants[..., None])
        logits = ops.log_sigmoid(evidence)[..., None] + likelihoods
    return means, ops.sigmoid(evidence)


def matrix_votes(poses: Tensor, transforms: Tensor) -> Tensor:
    """Return the votes [batch, positions, outputs, inputs, 16] of poses [batch, positions, inputs, 16].

    The transforms are [inputs, 4, outputs · 4], the outputs' 4×4 matrices side by side.
    """
    _, positions, inputs, _ = poses.shape
    rows = ops.reshape(poses, (-1, positions, inputs, SIDE, SIDE))
    votes = ops.einsum("bpirk,ikoc->bpoirc", rows, ops.reshape(transforms, (inputs, SIDE, -1, SIDE)))
    return ops.reshape(votes, (-1, positions, votes.shape[2], inputs, POSE))


@registered
def local_response_normalization(maps: Tensor) -> Tensor:
    """Return a_i / (2 + 10⁻⁴ Σ_j a_j²)^0.75 over the 5 channels j around i (Krizhevsky et al. 2012, 3.3)."""
    squares = ops.pad(ops.square(maps), [(0, 0), (0, 0), (0, 0), (2, 2)])
    total = sum(squares[..., shift : shift + maps.shape[-1]] for shift in range(5))
    return maps / ops.power(2.0 + 1e-4 * total, 0.75)


@registered
class ZeroPaddedShortcut(keras.layers.Layer):
    """Every `stride`-th pixel of maps, then maps of zeros up to `filters` (He et al. 2015, option A)."""

    def __init__(self, filters: int, stride: int, **keywords: Any) -> None:
        super().__init__(**keywords)
        self.filters, self.stride = filters, stride

    def get_config(self) -> dict[str, Any]:
        return {**super().get_config(), "filters": self.filters, "stride": self.stride}

    def call(self, maps: Tensor) -> Tensor:
        seen = maps[:, :: self.stride, :: self.stride]
        return ops.pad(seen, [(0, 0), (0, 0), (0, 0), (0, self.filters - maps.shape[-1])])


@registered
class ChannelPooling(keras.layers.Layer):
    """The mean and the largest of all maps at each pixel: [batch, h, w, maps] → [batch, h, w, 2] (CBAM)."""

    def call(self, maps: Tensor) -> Tensor:
        mean = ops.mean(maps, axis=-1, keepdims=True)
        return ops.concatenate([mean, ops.max(maps, axis=-1, keepdims=True)], axis=-1)


@registered
class Lengths(keras.layers.Layer):
    """‖v‖ of each capsule, the probability in [0, 1) that its class is present: [..., dim] → [...]."""

    def call(self, capsules: Tensor) -> Tensor:
        return vector_lengths(capsules)


@registered
class Mask(keras.layers.Layer):
    """Set all class capsules [batch, classes, dim] to 0 but the one with the highest score (Sabour et al., 4.1).

    The second input is the scores [batch, classes]: the lengths, or in training the true labels as 0 and 1.
    """

    def call(self, capsules: Tensor, scores: Tensor) -> Tensor:
        kept = ops.one_hot(ops.argmax(scores, axis=-1), scores.shape[-1], dtype=capsules.dtype)
        return capsules * kept[..., None]


@registered
class ClassCapsules(keras.layers.Layer):
    """Votes û_j|i = W_ij u_i, and routing over them: [batch, inputs, input_dim] → [batch, classes, dim].

    Args:
        classes, dim: of the output.
        iterations: passes of dynamic and EM routing.
        routing: "dynamic", "uniform" (its first pass: all votes count the same), "self_attention", "em", or
            "none_of_above" (dynamic, with one more share that goes to no class).
        blocked_gradient: see `dynamic_routing`.
        use_bias: add one to the weighted sums of dynamic and uniform routing.
    """

    def __init__(
        self,
        classes: int,
        dim: int,
        iterations: int,
        routing: str = "dynamic",
        blocked_gradient: bool = False,
        use_bias: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.classes, self.dim, self.iterations = classes, dim, iterations
        self.routing, self.blocked_gradient, self.use_bias = routing, blocked_gradient, use_bias

    def get_config(self) -> dict[str, Any]:
        names = ("classes", "dim", "iterations", "routing", "blocked_gradient", "use_bias")
        return {**super().get_config(), **{name: getattr(self, name) for name in names}}

    def build(self, input_shape: tuple[int, ...]) -> None:
        self.add_weights((*input_shape[1:], self.classes * self.dim), inputs=input_shape[1])

    def add_weights(self, kernel: tuple[int, ...], inputs: int) -> None:
        self.kernel, self.bias = self.add_weight(kernel, name="kernel"), 0.0
        if self.use_bias:
            self.bias = self.add_weight((self.classes, self.dim), name="bias")
        if self.routing == "self_attention":
            self.priors = self.add_weight((inputs, self.classes), name="priors")
        if self.routing == "em":
            self.cost_offset = self.add_weight((self.classes,), name="cost_offset")
            self.benefit = self.add_weight((self.classes,), name="benefit")

    def votes(self, capsules: Tensor) -> tuple[Tensor, Tensor]:
        """Return û [batch, classes, inputs, dim], and how present each input is [batch, inputs]."""
        inputs = capsules.shape[1]
        by_input = ops.matmul(ops.transpose(capsules, (1, 0, 2)), self.kernel)  # (inputs, batch, classes · dim)
        by_input = ops.reshape(by_input, (inputs, -1, self.classes, self.dim))
        return ops.transpose(by_input, (1, 2, 0, 3)), vector_lengths(capsules)

    def call(self, capsules: Tensor) -> Tensor:
        votes, alpha = self.votes(capsules)
        if self.routing == "self_attention":
            return self_attention_routing(votes, self.priors)
        if self.routing == "em":
            density = votes.shape[2] / self.classes
            share = partial(ops.log_softmax, axis=1)
            poses, activations = em_routing(self, votes, alpha[:, None], density, share)
            return activations[..., None] * poses / vector_lengths(poses, keepdims=True)
        if self.routing == "none_of_above":
            return dynamic_routing(votes, self.iterations, self.bias, self.blocked_gradient, softmax_beside_none)
        passes = {"dynamic": self.iterations, "uniform": 1}[self.routing]
        return dynamic_routing(votes, passes, self.bias, self.blocked_gradient)


@registered
class MatrixClassCapsules(ClassCapsules):
    """Class capsules over matrix capsules [batch, rows, columns, types, 17], by EM routing.

    Positions share their matrices, so each adds its coordinates, in [0, 1], to the first two numbers of its votes
    ("coordinate addition", Hinton et al. 2018).
    """

    def build(self, input_shape: tuple[int, ...]) -> None:
        _, rows, columns, types, _ = input_shape
        down, right = np.mgrid[:rows, :columns]
        self.places = np.zeros((rows * columns, 1, POSE), np.float32)
        self.places[:, 0, 0], self.places[:, 0, 1] = (down.ravel() + 0.5) / rows, (right.ravel() + 0.5) / columns
        self.add_weights((types, SIDE, self.classes * SIDE), rows * columns * types)

    def votes(self, capsules: Tensor) -> tuple[Tensor, Tensor]:
        positions, types = len(self.places), capsules.shape[3]
        flat = ops.reshape(capsules, (-1, positions, types, POSE + 1))
        votes = ops.transpose(matrix_votes(flat[..., :POSE], self.kernel), (0, 2, 1, 3, 4)) + self.places
        votes = ops.reshape(votes, (-1, self.classes, positions * types, POSE))
        return votes, ops.reshape(flat[..., POSE], (-1, positions * types))


@registered
class ConvolutionalMatrixCapsules(keras.layers.Layer):
    """Matrix capsules over windows of matrix capsules, by EM routing (Hinton et al. 2018).

    [batch, h, w, types, 17] → poses [batch, h', w', types · 16] and activations [batch, h', w', types]. An input
    capsule is shared out among the capsules of all windows that it lies in.
    """

    def __init__(self, types: int, kernel_size: int, strides: int, iterations: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.types, self.kernel_size, self.strides, self.iterations = types, kernel_size, strides, iterations

    def get_config(self) -> dict[str, Any]:
        names = ("types", "kernel_size", "strides", "iterations")
        return {**super().get_config(), **{name: getattr(self, name) for name in names}}

    def build(self, input_shape: tuple[int, ...]) -> None:
        _, height, width, input_types, _ = input_shape
        grid = np.arange(height * width).reshape(height, width)
        windows = np.lib.stride_tricks.sliding_window_view(grid, (self.kernel_size, self.kernel_size))
        windows = windows[:: self.strides, :: self.strides]
        self.output_grid = windows.shape[:2]
        self.places = windows.reshape(-1, self.kernel_size**2)  # the input positions under each window
        self.kernel = self.add_weight((windows[0, 0].size * input_types, SIDE, self.types * SIDE), name="kernel")
        self.cost_offset = self.add_weight((self.types,), name="cost_offset")
        self.benefit = self.add_weight((self.types,), name="benefit")

    def call(self, capsules: Tensor) -> tuple[Tensor, Tensor]:
        _, height, width, input_types, size = capsules.shape
        positions, cells = self.places.shape
        below = ops.take(ops.reshape(capsules, (-1, height * width, input_types, size)), self.places, axis=1)
        below = ops.reshape(below, (-1, positions, cells * input_types, size))
        votes = matrix_votes(below[..., :POSE], self.kernel)
        alpha, density = below[:, :, None, :, POSE], height * width * input_types / (positions * self.types)
        poses, activations = em_routing(self, votes, alpha, density, self.share)
        grid = (-1, *self.output_grid)
        return ops.reshape(poses, (*grid, self.types * POSE)), ops.reshape(activations, (*grid, self.types))

    def share(self, logits: Tensor) -> Tensor:
        """Return the log softmax over all outputs whose windows hold the same input capsule."""
        (positions, cells), places, count = self.places.shape, self.places.ravel(), int(self.places.max()) + 1
        rows = ops.reshape(logits, (-1, positions, self.types, cells, logits.shape[3] // cells))
        rows = ops.transpose(rows, (1, 3, 0, 4, 2))  # (positions, cells, batch, input types, types)
        flat = ops.reshape(rows, (positions * cells, -1, self.types))
        highest = ops.segment_max(ops.max(flat, axis=-1), places, count)
        below = flat - ops.take(ops.stop_gradient(highest), places, axis=0)[..., None]
        totals = ops.segment_sum(ops.sum(ops.exp(below), axis=-1), places, count)
        shares = below - ops.log(ops.take(totals, places, axis=0))[..., None]
        shares = ops.reshape(shares, (positions, cells, -1, *rows.shape[3:]))
        return ops.reshape(ops.transpose(shares, (2, 0, 4, 1, 3)), (-1, positions, *logits.shape[2:]))
