"""What the decoder draws of the few held-out images that a training looks at, snapshot after snapshot."""

from collections.abc import Mapping

import numpy as np
import tensorflow as tf

from lib.models.capsule_network import CapsuleNetwork
from lib.models.network import Network


def draw_reconstructions(
    network: Network, outputs: Mapping[str, tf.Tensor], labels_per_image: int
) -> np.ndarray | None:
    """Return what the decoder draws of each image, from as many of its longest capsules as it has labels.

    Args:
        outputs: `network.layer_outputs` of the images.

    Returns:
        float32 [images · labels_per_image, height, width, channels], those of one image side by side, the
        longest capsule's first; None without a decoder.
    """
    if "reconstruction" not in outputs:
        return None
    if labels_per_image == 1:
        return outputs["reconstruction"].numpy()
    assert isinstance(network, CapsuleNetwork)
    lengths = outputs["lengths"]
    longest = tf.math.top_k(lengths, labels_per_image).indices  # (images, labels)
    drawn = network.reconstruct_each(outputs[network.class_capsules.name], longest).numpy()
    return drawn.reshape(-1, *drawn.shape[2:])
