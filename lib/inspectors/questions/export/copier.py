"""New layers with the weights of a network's."""

from collections.abc import Iterable, Iterator, Mapping

import keras

from lib.inspectors.questions.export import capsule_lab_layers as own
from lib.models.fast.batch_normalization import BatchNormalization
from lib.models.fast.dense import Dense
from lib.models.fast.pointwise import PointwiseConv2D
from lib.models.fast.spectral import SpectralConv2D
from lib.models.layers import slopes
from lib.models.layers.channel_pooling import ChannelPooling
from lib.models.layers.grouped_convolution import GroupedConv2D
from lib.models.layers.local_response_normalization import LocalResponseNormalization
from lib.models.layers.shortcut import ZeroPaddedShortcut
from lib.models.network import Network

Tensor = keras.KerasTensor
Outputs = dict[str, Tensor]


class Copier:
    """Applies new layers, and fills them with a network's weights.

    Args:
        network: whose weights, each of which must be taken once.
    """

    def __init__(self, network: Network) -> None:
        self._left = network.named_weights()

    def add(
        self,
        layer: keras.layers.Layer,
        *inputs: Tensor,
        source: str = "",
        renamed: Mapping[str, str] | None = None,
    ) -> Tensor:
        """Return the layer's output, with the network's weights.

        Args:
            source: the layer of the network whose weights they are, by default that of the same name.
            renamed: the network's full names of weights that have another there.
        """
        output = layer(*inputs)
        for weight in layer.weights:
            name = weight.path.removeprefix(f"{layer.name}/")
            self.take((renamed or {}).get(name, f"{source or layer.name}/{name}"), weight)
        return output

    def take(self, name: str, weight: keras.Variable) -> None:
        """Set a weight to the network's of this name."""
        weight.assign(keras.ops.reshape(self._left.pop(name), weight.shape))

    def stack(
        self,
        layers: Iterable[keras.layers.Layer],
        values: Tensor,
        reads: Mapping[str, tuple[str, ...]] | None = None,
    ) -> Outputs:
        """Apply the layers of `make_plain_stack` in their order, and return the output of each by name.

        Args:
            reads: the names of the outputs that come into a layer, by its name; into others comes the one before.
        """
        outputs: Outputs = {}
        for layer in layers:
            names = (reads or {}).get(layer.name, ())
            if len(names) > 1:
                values = outputs[layer.name] = layer([outputs[name] for name in names])
                continue
            values = outputs[names[0]] if names else values
            if isinstance(layer, keras.layers.PReLU):
                learned = {"alpha": f"{layer.name}/slopes"}
                values = outputs[layer.name] = self.add(layer, values, renamed=learned)
            elif layer.name.endswith(SUMS):
                values = self.add(layer, values, source=layer.name.removesuffix(SUMS))
            else:
                values = outputs[layer.name] = self.add(layer, values)
        return outputs

    def check_complete(self) -> None:
        """Raise ValueError if a weight of the network was not taken."""
        if self._left:
            raise ValueError(f"These weights have no place in plain Keras: {sorted(self._left)}.")


SUMS = "_sums"
"""How the name of a layer ends that stands in front of the PReLU which has the name of both."""

SAME: Mapping[type, type[keras.layers.Layer]] = {
    SpectralConv2D: keras.layers.Conv2D,
    PointwiseConv2D: keras.layers.Conv2D,
    GroupedConv2D: keras.layers.Conv2D,
    BatchNormalization: keras.layers.BatchNormalization,
    Dense: keras.layers.Dense,
    slopes.LearnedSlopesConv2D: keras.layers.Conv2D,
    slopes.LearnedSlopesGroupedConv2D: keras.layers.Conv2D,
    slopes.LearnedSlopesDense: keras.layers.Dense,
    slopes.DrawnSlopesConv2D: keras.layers.Conv2D,
    slopes.DrawnSlopesGroupedConv2D: keras.layers.Conv2D,
    slopes.DrawnSlopesDense: keras.layers.Dense,
}
"""The layers of Keras's that some of this project's only compute faster."""


def make_plain(layer: keras.layers.Layer, name: str = "") -> keras.layers.Layer:
    """Return a new layer that computes the same in inference, with a name of its own if one is given.

    Raises:
        TypeError: if neither Keras nor `capsule_lab_layers` has such a layer.
    """
    name = name or layer.name
    if isinstance(layer, ChannelPooling):
        return own.ChannelPooling(name=name)
    if isinstance(layer, ZeroPaddedShortcut):
        return own.ZeroPaddedShortcut(layer.filters, layer.stride, name=name)
    if isinstance(layer, LocalResponseNormalization):
        return keras.layers.Activation(own.local_response_normalization, name=name)
    kind = SAME.get(type(layer), type(layer))
    if not kind.__module__.startswith("keras."):
        raise TypeError(f"{kind.__name__} has no plain form.")
    is_drawn = isinstance(layer, slopes.DrawnSlopes)
    changes = {"activation": keras.layers.LeakyReLU(slopes.MEAN_SLOPE)} if is_drawn else {}
    return kind.from_config({**layer.get_config(), **changes, "name": name})


def make_plain_stack(layers: Iterable[keras.layers.Layer]) -> Iterator[keras.layers.Layer]:
    """Yield new layers that compute the same in inference; a layer that learns slopes becomes two.

    Raises:
        TypeError: as `make_plain` does.
    """
    for layer in layers:
        if isinstance(layer, slopes.LearnedSlopes):
            yield make_plain(layer, layer.name + SUMS)
            is_dense = isinstance(layer, keras.layers.Dense)
            yield keras.layers.PReLU(shared_axes=None if is_dense else (1, 2), name=layer.name)
        else:
            yield make_plain(layer)
