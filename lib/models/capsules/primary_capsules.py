"""Layers that turn feature maps into primary capsules."""

from dataclasses import replace

import keras
import tensorflow as tf

from lib.models.capsules.squash import exponential_squash, squash
from lib.models.fast.batch_normalization import BatchNormalization
from lib.models.fast.spectral import SpectralConv2D
from lib.models.layers.describe import DescribedLayer, describe_layer
from lib.models.layers.description import Capsules, LayerDescription, LayerKind, Window

SPECTRAL_FROM = 7
"""The side of a kernel from which multiplying spectra is faster than adding up products."""


class PrimaryCapsules(DescribedLayer):
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
        routed: follow the official code, which makes one routing pass here as well: each of the `types` gets the
            same share of the convolution, 1 / `types`, before the bias is added.
        kernel_initializer, bias_initializer: as Keras takes them.
    """

    def __init__(
        self,
        types: int,
        dim: int,
        kernel_size: int,
        strides: int,
        *,
        batch_normalization: bool = False,
        routed: bool = False,
        kernel_initializer: str | keras.Initializer = "glorot_uniform",
        bias_initializer: str | keras.Initializer = "zeros",
        name: str = "primary_capsules",
    ) -> None:
        super().__init__(name=name)
        self.types = types
        self.dim = dim
        self.routed = routed
        self.bias_initializer = bias_initializer
        convolution = SpectralConv2D if kernel_size >= SPECTRAL_FROM else keras.layers.Conv2D
        self.convolution = convolution(
            types * dim,
            kernel_size,
            strides,
            use_bias=not (batch_normalization or routed),
            kernel_initializer=kernel_initializer,
            bias_initializer=bias_initializer,
            name="convolution",
        )
        self.normalization = BatchNormalization(name="normalization") if batch_normalization else None

    def build(self, input_shape: tuple[int | None, ...]) -> None:
        if self.routed:
            shape = (self.types * self.dim,)
            self.bias = self.add_weight(name="bias", shape=shape, initializer=self.bias_initializer)

    def described(self) -> LayerDescription:
        """Return what the layer is: its window and kernel are its convolution's."""
        convolution = describe_layer(self.convolution)
        [window] = convolution.windows
        window = replace(window, layer=self.name, bias=window.bias or self.routed)
        return LayerDescription(
            self.name,
            LayerKind.CAPSULES,
            (window,),
            kernels=tuple(f"{self.name}/{kernel}" for kernel in convolution.kernels),
            capsules=Capsules(self.types, self.dim),
        )

    def vectors(self, maps: tf.Tensor, training: bool = False) -> tf.Tensor:
        """Return the capsules before squash, [batch, inputs, dim]."""
        vectors = self.convolution(maps)  # (batch, height', width', types · dim)
        if self.normalization is not None:
            vectors = self.normalization(vectors, training=training)
        if self.routed:
            vectors = vectors / self.types + self.bias
        capsules = vectors.shape[1] * vectors.shape[2] * self.types
        return tf.reshape(vectors, (-1, capsules, self.dim))

    def call(self, maps: tf.Tensor, training: bool = False) -> tf.Tensor:
        return squash(self.vectors(maps, training))  # (batch, inputs, dim)


class DepthwisePrimaryCapsules(DescribedLayer):
    """One kernel as large as the map for each channel, whose results are read as capsules.

    Input [batch, height, width, types · dim]; output [batch, types, dim], squashed as in Efficient-CapsNet
    (Mazzia, Salvetti, Chiaberge 2021, section 3). Every capsule sees the whole map, so the depthwise
    convolution has a single position: one multiplication and a sum.
    """

    def __init__(self, dim: int, *, name: str = "primary_capsules") -> None:
        super().__init__(name=name)
        self.dim = dim

    def build(self, input_shape: tuple[int | None, ...]) -> None:
        _, height, width, channels = input_shape
        self.types = channels // self.dim
        self.kernel = self.add_weight(
            name="kernel", shape=(height, width, channels), initializer=_depthwise_he_normal(height, width)
        )
        self.bias = self.add_weight(name="bias", shape=(channels,), initializer="zeros")

    def described(self) -> LayerDescription:
        """Return what the layer is once it is built: its one window is as large as the map."""
        window = Window(self.name, LayerKind.CAPSULES, self.kernel.shape[0], 1, whole=True)
        return LayerDescription(self.name, LayerKind.CAPSULES, (window,), capsules=Capsules(self.types, self.dim))

    def call(self, maps: tf.Tensor, training: bool = False) -> tf.Tensor:
        vectors = tf.reduce_sum(maps * self.kernel, axis=(1, 2)) + self.bias  # (batch, types · dim)
        return exponential_squash(tf.reshape(vectors, (-1, self.types, self.dim)))  # (batch, types, dim)


def _depthwise_he_normal(height: int, width: int) -> keras.Initializer:
    """Return He's initial values, normally distributed, for outputs of height · width inputs each."""
    return keras.initializers.TruncatedNormal(stddev=(2.0 / (height * width)) ** 0.5)
