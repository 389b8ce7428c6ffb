"""What a snapshot keeps of a network, so that a learner can later watch it change."""

from collections.abc import Mapping

import numpy as np
import tensorflow as tf

from lib.models.network import Network
from lib.runs.snapshots import Snapshot
from lib.training.record.reconstructions import draw_reconstructions
from lib.training.record.seen import WITHOUT_MAPS, biases_beside, compose_snapshot


def take_snapshot(
    network: Network, images: np.ndarray, labels_per_image: int, initial: Mapping[str, np.ndarray]
) -> Snapshot:
    """Return what can be seen of the network now.

    Args:
        images: float32 [n, height, width, channels] in [0, 1], the same in every snapshot; the first of them is
            pictured, and its maps are kept.
        initial: the convolution kernels before the first step, as `collect_kernels` gives them; of one that is
            missing there the movement is not kept.
    """
    outputs = network.layer_outputs(tf.constant(images))
    drawn = draw_reconstructions(network, outputs, labels_per_image)
    shown = [layer.name for layer in network.described() if layer.kind not in WITHOUT_MAPS]
    first = {name: outputs[name][0].numpy() for name in shown}
    kernels = collect_kernels(network)
    weights = {name: weight.numpy() for name, weight in network.named_weights().items() if name.endswith("/bias")}
    biases = biases_beside(kernels, weights)
    return compose_snapshot(kernels, initial, first, images[0], drawn, biases=biases)


def collect_kernels(network: Network) -> dict[str, np.ndarray]:
    """Return every convolution's kernel by its weight's name, [height, width, inputs, filters].

    One that slides over the rows of an image is [rows, columns, 1, filters].
    """
    weights = network.named_weights()
    kernels = {name: weights[name].numpy() for layer in network.described() for name in layer.kernels}
    return {name: kernel if kernel.ndim == 4 else kernel[:, :, None] for name, kernel in kernels.items()}
