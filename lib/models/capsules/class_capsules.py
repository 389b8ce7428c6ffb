"""Class capsules: votes, and routing over them."""

from collections.abc import Mapping, Sequence

import keras
import tensorflow as tf

from lib.models.capsules.routing import routing_kind
from lib.models.capsules.routing.kind import RoutingInput
from lib.models.capsules.squash import capsule_lengths
from lib.models.capsules.trace import Axis, RoutingTrace
from lib.models.layers.describe import DescribedLayer
from lib.models.layers.description import Capsules, LayerDescription, LayerKind


def votes_by(kernel: tf.Tensor, capsules: tf.Tensor, classes: int) -> tf.Tensor:
    """Return the votes û_j|i = W_ij u_i (equation 2) by the matrices, [batch, classes, inputs, dim].

    Args:
        kernel: [inputs, input_dim, classes · dim].
        capsules: [batch, inputs, input_dim].
    """
    inputs = capsules.shape[1]
    # A batched product over the input capsules is three times faster on a CPU than an einsum.
    by_input = tf.matmul(tf.transpose(capsules, (1, 0, 2)), kernel)  # (inputs, batch, classes · dim)
    return tf.transpose(tf.reshape(by_input, (inputs, -1, classes, kernel.shape[-1] // classes)), (1, 2, 0, 3))


class LimitedNorm(keras.constraints.Constraint):
    """Scale each matrix W_ij back to a largest norm, so that no pair of capsules gets ahead of all others.

    A vote is no longer than the Frobenius norm of its matrix, as an input capsule is no longer than 1 (max-norm of
    Srebro and Shraibman 2005, for each vote).

    Args:
        largest: norm of one matrix.
        dim: numbers in an output capsule.
    """

    def __init__(self, largest: float, dim: int) -> None:
        self.largest = largest
        self.dim = dim

    def __call__(self, kernel: tf.Tensor) -> tf.Tensor:
        """Return the matrices [inputs, input_dim, classes · dim], those that are larger scaled back."""
        inputs, input_dim, _ = kernel.shape
        matrices = tf.reshape(kernel, (inputs, input_dim, -1, self.dim))
        norms = tf.sqrt(tf.reduce_sum(tf.square(matrices), axis=(1, 3), keepdims=True))
        return tf.reshape(matrices * tf.minimum(1.0, tf.math.divide_no_nan(self.largest, norms)), kernel.shape)


class ClassCapsules(DescribedLayer):
    """Class capsules, computed by routing; one matrix W_ij for each pair of input and output capsule.

    Input [batch, inputs, input_dim]; `call` returns [batch, classes, dim], `trace` the votes and the
    whole routing. Both run the same code.

    Args:
        classes: number of output capsules.
        dim: numbers in an output capsule.
        iterations: routing passes, 1 to 10; kinds that make one pass ignore it.
        routing: the name of a kind in `ROUTING_KINDS`.
        blocked_gradient: let the gradient flow only through the last pass, in kinds that have this choice.
        bias: add a learned bias to the weighted sums, as the official code does, in kinds that have one.
        bias_initializer: of that bias.
        kernel_initializer: of the vote matrices; by default as the kind of routing needs.
        vote_limit: how long a sum under uniform couplings can become, if all its votes were equal and as long as
            possible; training limits each vote so, in kinds that add votes up. 0 for no limit.

    Raises:
        ValueError: if there is no such kind of routing.
    """

    def __init__(
        self,
        classes: int,
        dim: int,
        iterations: int = 1,
        *,
        routing: str = "dynamic",
        blocked_gradient: bool = False,
        bias: bool = False,
        bias_initializer: str | keras.Initializer = "zeros",
        kernel_initializer: str | keras.Initializer | None = None,
        vote_limit: float = 0.0,
        name: str = "class_capsules",
    ) -> None:
        super().__init__(name=name)
        self.kind = routing_kind(routing)
        self.classes = classes
        self.dim = dim
        self.iterations = iterations
        self.blocked_gradient = blocked_gradient
        self.use_bias = bias
        self.bias_initializer = bias_initializer
        spread = self.kind.vote_spread
        self.kernel_initializer = kernel_initializer or keras.initializers.TruncatedNormal(stddev=spread)
        self.vote_limit = vote_limit

    def build(self, input_shape: tuple[int | None, ...]) -> None:
        _, inputs, input_dim = input_shape
        self.kernel = self.add_weight(
            name="kernel",
            shape=(inputs, input_dim, self.classes * self.dim),
            initializer=self.kernel_initializer,
            constraint=self._limit(inputs),
        )
        self.routing_weights = self._build_routing(inputs)

    def _limit(self, inputs: int) -> LimitedNorm | None:
        if not self.vote_limit or not self.kind.adds_votes:
            return None
        return LimitedNorm(self.vote_limit / (self.kind.uniform_share(self.classes) * inputs), self.dim)

    def _build_routing(self, inputs: int) -> Mapping[str, keras.Variable]:
        """Create what the kind of routing learns, and return it by name."""
        sizes = {Axis.INPUTS: inputs, Axis.OUTPUTS: self.classes, Axis.DIM: self.dim}
        return {
            weight.name: self.add_weight(
                name=weight.name,
                shape=tuple(sizes[axis] for axis in weight.axes),
                initializer=self.bias_initializer
                if weight.is_bias
                else keras.initializers.Constant(weight.initial),
            )
            for weight in self.kind.weights
            if self.use_bias or not weight.is_bias
        }

    def described(self) -> LayerDescription:
        return LayerDescription(self.name, LayerKind.CLASS_CAPSULES, capsules=Capsules(self.classes, self.dim))

    def votes(self, capsules: tf.Tensor) -> tf.Tensor:
        """Return û_j|i = W_ij u_i (equation 2): [batch, inputs, input_dim] → [batch, classes, inputs, dim]."""
        return votes_by(self.kernel, capsules, self.classes)

    def as_list(self, capsules: tf.Tensor) -> tf.Tensor:
        """Return the input capsules as [batch, inputs, input_dim], in the order of the votes."""
        return capsules

    def activations(self, capsules: tf.Tensor) -> tf.Tensor:
        """Return how present each input capsule is, [batch, inputs] in [0, 1]."""
        return capsule_lengths(capsules)

    def trace(
        self, capsules: tf.Tensor, iterations: int | None = None, silent: Sequence[int] = ()
    ) -> tuple[tf.Tensor, RoutingTrace]:
        """Return the votes [batch, inputs, classes, dim] and their `RoutingTrace`.

        Args:
            iterations: may differ from the layer's own, to explore; kinds that make one pass ignore it.
            silent: input capsules that say nothing: their votes and their activations are 0.
        """
        votes, activations = self.votes(capsules), self.activations(capsules)
        if silent:
            heard = 1.0 - tf.reduce_max(tf.one_hot(silent, votes.shape[2]), axis=0)  # (inputs,)
            votes, activations = votes * heard[:, None], activations * heard
        given = self.routing_input(votes, activations, self.iterations if iterations is None else iterations)
        return tf.transpose(votes, (0, 2, 1, 3)), self.kind.route(given)

    def routing_input(self, votes: tf.Tensor, activations: tf.Tensor, iterations: int = 1) -> RoutingInput:
        """Return what the layer gives to its kind of routing.

        Args:
            votes: [batch, classes, inputs, dim].
            activations: [batch, inputs].
        """
        return RoutingInput(votes, activations, iterations, self.routing_weights, self.blocked_gradient)

    def call(self, capsules: tf.Tensor) -> tf.Tensor:
        _, routing = self.trace(capsules)
        # (batch, classes, dim); the gradient of a slice would take four times as long.
        return tf.unstack(routing.outputs)[-1]
