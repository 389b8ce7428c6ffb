"""What a snapshot keeps of a network, so that a learner can later watch it change."""

from collections.abc import Mapping

import numpy as np
import tensorflow as tf

from lib.models.layers.description import LayerKind
from lib.models.network import Network
from lib.runs.movement import way
from lib.training.drawings import drawings

LARGEST_KERNEL = 60_000
"""Numbers up to which a kernel is kept whole."""
PART_FILTERS, PART_CHANNELS = 32, 8
"""Of a larger kernel, the first filters and of each the first input channels are kept."""
LARGEST_MAPS, MOST_MAPS, LARGEST_SIDE = 24_000, 16, 64
"""Of a layer's maps: bytes together, number, and pixels a side, beyond which pixels are averaged."""
WITHOUT_MAPS = frozenset({LayerKind.DROPOUT, LayerKind.CAPSULES, LayerKind.CLASS_CAPSULES, LayerKind.DECODER})
"""The layers whose outputs are no maps, or those of the layer before, as dropout leaves them outside training."""


def take_snapshot(
    network: Network, images: np.ndarray, labels_per_image: int, initial: Mapping[str, np.ndarray]
) -> dict[str, np.ndarray]:
    """What can be seen of the network now.

    Args:
        images: float32 [n, height, width, channels] in [0, 1], the same in every snapshot.
        initial: the convolution kernels before the first step, as `convolution_kernels` gives them; where one is
            missing its way is not kept.

    Returns:
        By name: a kernel [height, width, inputs, filters] or, where that is large, `part/` of it; `moved/` and a
        kernel's name, float32 [filters, 3]: cosine with the initial filter, norm of the change, norm;
        `reconstructions` uint8 [n, height, width, channels], from a decoder; `maps/` and a layer's name, uint8
        [height, width, maps], what it makes of the first image: from 0 to 255 between the two numbers of
        `range/` and the layer's name, 0 where one of these is not finite; `pictured`, uint8 [height, width,
        channels], that image.
    """
    arrays: dict[str, np.ndarray] = {}
    for name, kernel in convolution_kernels(network).items():
        if kernel.size <= LARGEST_KERNEL:
            arrays[name] = kernel
        else:
            arrays[f"part/{name}"] = kernel[:, :, :PART_CHANNELS, :PART_FILTERS]
        if name in initial:
            arrays[f"moved/{name}"] = way(initial[name], kernel)
    outputs = network.layer_outputs(tf.constant(images))
    drawn = drawings(network, outputs, labels_per_image)
    if drawn is not None:
        arrays["reconstructions"] = np.round(255.0 * drawn).astype(np.uint8)
    arrays["pictured"] = np.round(255.0 * images[0]).astype(np.uint8)
    arrays.update(_first_maps(network, outputs))
    return arrays


def convolution_kernels(network: Network) -> dict[str, np.ndarray]:
    """Return every convolution's kernel by its weight's name, [height, width, inputs, filters].

    One that slides over the rows of an image is [rows, columns, 1, filters].
    """
    weights = network.named_weights()
    kernels = {name: weights[name].numpy() for layer in network.described() for name in layer.kernels}
    return {name: kernel if kernel.ndim == 4 else kernel[:, :, None] for name, kernel in kernels.items()}


def _first_maps(network: Network, outputs: Mapping[str, tf.Tensor]) -> dict[str, np.ndarray]:
    """Each layer's first maps of the first image, as `take_snapshot` names them; of a sequence, its states."""
    arrays = {}
    for layer in network.described():
        name, value = layer.name, outputs[layer.name]
        if layer.kind in WITHOUT_MAPS or len(value.shape) not in (3, 4):
            continue
        maps = _averaged(value[0].numpy()) if len(value.shape) == 4 else value[0].numpy()[..., None]
        height, width, count = maps.shape
        maps = maps[..., : min(count, MOST_MAPS, max(1, LARGEST_MAPS // (height * width)))].astype(float)
        low, high = float(maps.min()), float(maps.max())
        shares = (maps - low) / ((high - low) or 1.0) if np.isfinite([low, high]).all() else np.zeros_like(maps)
        arrays[f"maps/{name}"] = np.rint(shares * 255).astype(np.uint8)
        arrays[f"range/{name}"] = np.array([low, high], np.float32)
    return arrays


def _averaged(maps: np.ndarray) -> np.ndarray:
    """[height, width, maps] with at most `LARGEST_SIDE` pixels a side: the means of square blocks."""
    block = -(-max(maps.shape[:2]) // LARGEST_SIDE)
    height, width = (side // block for side in maps.shape[:2])
    cut = maps[: height * block, : width * block].astype(np.float32)
    return cut.reshape(height, block, width, block, -1).mean(axis=(1, 3))
