"""Layers that stay as they are while the rest of a network learns."""

from collections.abc import Collection

from lib.models.fit import layer_of
from lib.models.network import Network


def freeze(network: Network, layers: Collection[str]) -> None:
    """Let training change nothing in the layers of these names.

    Their batch normalisation uses the statistics that it has, and no longer collects any. To be called before the
    optimiser is built for the network's trainable weights.
    """
    for layer in network.layers:
        if layer.name in layers:
            layer.trainable = False
    for name, weight in network.named_weights().items():  # those that belong to no layer of Keras's
        if layer_of(name) in layers:
            weight.trainable = False
