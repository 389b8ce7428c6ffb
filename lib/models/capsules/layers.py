"""Capsule layers: from feature maps to primary capsules, and from those to class capsules."""

import keras
import tensorflow as tf

from lib.models.capsules.routing import RoutingTrace, dynamic_routing
from lib.models.capsules.squash import squash

# Keras's 0.99 needs some 500 steps to follow the weights: after 300 steps of a lesson the running
# statistics still gave 62 % where the batch statistics gave 95 %.
NORMALIZATION_MOMENTUM = 0.9


class PrimaryCapsules(keras.layers.Layer):
    """A convolution whose channels are read as `types` capsules of `dim` numbers at each position.

    Input [batch, height, width, channels]; output [batch, height' · width' · types, dim], squashed.
    Capsule i sits at row i // (width' · types), column (i // types) % width', type i % types.
    There is no ReLU: squash is the nonlinearity (Sabour et al. 2017, section 4).

    Args:
        types: kinds of capsule at each position.
        dim: numbers in a capsule.
        kernel_size: of the square kernel, in pixels; padding is valid.
        strides: in pixels.
        batch_normalization: normalise the convolution's output before squash.
    """

    def __init__(
        self,
        types: int,
        dim: int,
        kernel_size: int,
        strides: int,
        *,
        batch_normalization: bool = False,
        name: str = "primary_capsules",
    ) -> None:
        super().__init__(name=name)
        self.types = types
        self.dim = dim
        self.convolution = keras.layers.Conv2D(
            types * dim, kernel_size, strides, use_bias=not batch_normalization, name="convolution"
        )
        self.normalization = (
            keras.layers.BatchNormalization(momentum=NORMALIZATION_MOMENTUM, name="normalization")
            if batch_normalization
            else None
        )

    def call(self, maps: tf.Tensor, training: bool = False) -> tf.Tensor:
        vectors = self.convolution(maps)  # (batch, height', width', types · dim)
        if self.normalization is not None:
            vectors = self.normalization(vectors, training=training)
        capsules = vectors.shape[1] * vectors.shape[2] * self.types
        return squash(tf.reshape(vectors, (-1, capsules, self.dim)))  # (batch, inputs, dim)


class ClassCapsules(keras.layers.Layer):
    """Class capsules, reached by routing; one matrix W_ij a pair of input and output capsule.

    Input [batch, inputs, input_dim]; `call` gives [batch, classes, dim], `trace` the votes and the
    whole routing. Both run the same code.

    Args:
        classes: number of output capsules.
        dim: numbers in an output capsule.
        iterations: routing passes, 1 to 10.
    """

    def __init__(self, classes: int, dim: int, iterations: int, *, name: str = "class_capsules") -> None:
        super().__init__(name=name)
        self.classes = classes
        self.dim = dim
        self.iterations = iterations

    def build(self, input_shape: tuple[int | None, ...]) -> None:
        _, inputs, input_dim = input_shape
        # The official code's spread, 0.1; an output's first weighted sum is the mean of its votes.
        self.kernel = self.add_weight(
            name="kernel",
            shape=(inputs, input_dim, self.classes * self.dim),
            initializer=keras.initializers.TruncatedNormal(stddev=0.1),
        )

    def votes(self, capsules: tf.Tensor) -> tf.Tensor:
        """û_j|i = W_ij u_i (equation 2): [batch, inputs, input_dim] → [batch, inputs, classes, dim]."""
        inputs = self.kernel.shape[0]
        # A batched product over the input capsules is three times faster on a CPU than an einsum.
        by_input = tf.matmul(tf.transpose(capsules, (1, 0, 2)), self.kernel)  # (inputs, batch, classes · dim)
        return tf.reshape(tf.transpose(by_input, (1, 0, 2)), (-1, inputs, self.classes, self.dim))

    def trace(self, capsules: tf.Tensor, iterations: int | None = None) -> tuple[tf.Tensor, RoutingTrace]:
        """The votes and their `RoutingTrace`; `iterations` may differ from the layer's own to explore."""
        votes = self.votes(capsules)
        return votes, dynamic_routing(votes, self.iterations if iterations is None else iterations)

    def call(self, capsules: tf.Tensor) -> tf.Tensor:
        _, routing = self.trace(capsules)
        return routing.outputs[-1]  # (batch, classes, dim)
