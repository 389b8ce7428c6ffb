"""Class capsules: votes, and one of the kinds of routing over them."""

import keras
import tensorflow as tf

from lib.models.capsules.em import FIRST_COST_OFFSET, em_routing
from lib.models.capsules.routing import dynamic_routing, uniform_routing
from lib.models.capsules.self_attention import self_attention_routing
from lib.models.capsules.squash import capsule_lengths
from lib.models.capsules.trace import RoutingTrace
from lib.models.layers.describe import DescribedLayer
from lib.models.layers.description import Capsules, LayerDescription, LayerKind

KINDS = ("dynamic", "uniform", "self_attention", "em")
VOTE_SPREAD = 0.1
"""Standard deviation of a new vote matrix's entries, the official code's."""
EM_VOTE_SPREAD = 1.0
"""The same for "em": votes of variance near 1, which its first cost offset expects."""


class ClassCapsules(DescribedLayer):
    """Class capsules, reached by routing; one matrix W_ij a pair of input and output capsule.

    Input [batch, inputs, input_dim]; `call` gives [batch, classes, dim], `trace` the votes and the
    whole routing. Both run the same code.

    Args:
        classes: number of output capsules.
        dim: numbers in an output capsule.
        iterations: routing passes, 1 to 10; "uniform" and "self_attention" always make one.
        routing: one of `KINDS`. For "em" the length of an input capsule is its activation.
        blocked_gradient: for "dynamic": the gradient flows through the last pass alone.
        bias: add a learned bias to the weighted sums, as the official code does; for "dynamic" and "uniform".
        bias_initializer: of that bias.
        kernel_initializer: of the vote matrices.

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
        name: str = "class_capsules",
    ) -> None:
        super().__init__(name=name)
        if routing not in KINDS:
            raise ValueError(f"There is no routing called {routing!r}; expected one of {', '.join(KINDS)}.")
        self.classes = classes
        self.dim = dim
        self.iterations = iterations
        self.routing = routing
        self.blocked_gradient = blocked_gradient
        self.use_bias = bias
        self.bias_initializer = bias_initializer
        spread = EM_VOTE_SPREAD if routing == "em" else VOTE_SPREAD
        self.kernel_initializer = kernel_initializer or keras.initializers.TruncatedNormal(stddev=spread)

    def build(self, input_shape: tuple[int | None, ...]) -> None:
        _, inputs, input_dim = input_shape
        self.kernel = self.add_weight(
            name="kernel",
            shape=(inputs, input_dim, self.classes * self.dim),
            initializer=self.kernel_initializer,
        )
        self._build_routing(inputs)

    def _build_routing(self, inputs: int) -> None:
        self.bias = self.priors = self.cost_offset = self.benefit = None
        if self.routing in ("dynamic", "uniform") and self.use_bias:
            shape = (self.classes, self.dim)
            self.bias = self.add_weight(name="bias", shape=shape, initializer=self.bias_initializer)
        elif self.routing == "self_attention":
            self.priors = self.add_weight(name="priors", shape=(inputs, self.classes), initializer="zeros")
        elif self.routing == "em":
            offset = keras.initializers.Constant(FIRST_COST_OFFSET)
            self.cost_offset = self.add_weight(name="cost_offset", shape=(self.classes,), initializer=offset)
            self.benefit = self.add_weight(name="benefit", shape=(self.classes,), initializer="zeros")

    def described(self) -> LayerDescription:
        return LayerDescription(self.name, LayerKind.CLASS_CAPSULES, capsules=Capsules(self.classes, self.dim))

    def votes(self, capsules: tf.Tensor) -> tf.Tensor:
        """û_j|i = W_ij u_i (equation 2): [batch, inputs, input_dim] → [batch, classes, inputs, dim]."""
        inputs = capsules.shape[1]
        # A batched product over the input capsules is three times faster on a CPU than an einsum.
        by_input = tf.matmul(tf.transpose(capsules, (1, 0, 2)), self.kernel)  # (inputs, batch, classes · dim)
        return tf.transpose(tf.reshape(by_input, (inputs, -1, self.classes, self.dim)), (1, 2, 0, 3))

    def as_list(self, capsules: tf.Tensor) -> tf.Tensor:
        """The input capsules as [batch, inputs, input_dim], in the order of the votes."""
        return capsules

    def activations(self, capsules: tf.Tensor) -> tf.Tensor:
        """How present each input capsule is, [batch, inputs] in [0, 1]."""
        return capsule_lengths(capsules)

    def trace(self, capsules: tf.Tensor, iterations: int | None = None) -> tuple[tf.Tensor, RoutingTrace]:
        """The votes [batch, inputs, classes, dim] and their `RoutingTrace`.

        Args:
            iterations: may differ from the layer's own, to explore; kinds of one pass ignore it.
        """
        votes = self.votes(capsules)
        passes = self.iterations if iterations is None else iterations
        if self.routing == "dynamic":
            block = self.blocked_gradient
            routed = dynamic_routing(votes, passes, self.bias, blocked_gradient=block, by_output=True)
        elif self.routing == "uniform":
            routed = uniform_routing(votes, self.bias, by_output=True)
        elif self.routing == "self_attention":
            routed = self_attention_routing(votes, self.priors, by_output=True)
        else:
            alpha = self.activations(capsules)
            routed = em_routing(votes, alpha, passes, self.cost_offset, self.benefit, by_output=True)
        return tf.transpose(votes, (0, 2, 1, 3)), routed

    def call(self, capsules: tf.Tensor) -> tf.Tensor:
        _, routing = self.trace(capsules)
        return routing.outputs[-1]  # (batch, classes, dim)
