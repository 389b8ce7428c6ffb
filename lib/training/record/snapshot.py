"""What a snapshot keeps of a network, so that a learner can later watch it change."""

from collections.abc import Mapping

import numpy as np
import tensorflow as tf

from lib.models.layers.description import LayerKind
from lib.models.network import Network
from lib.runs.movement import measure_movement
from lib.runs.snapshots import Kernel, Maps, Snapshot
from lib.training.record.reconstructions import draw_reconstructions

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
    return Snapshot(
        {name: _kernel(kernel, initial.get(name)) for name, kernel in collect_kernels(network).items()},
        _first_maps(network, outputs),
        None if drawn is None else _as_bytes(drawn),
        _as_bytes(images[0]),
    )


def _kernel(values: np.ndarray, initial: np.ndarray | None) -> Kernel:
    movement = None if initial is None else measure_movement(initial, values)
    if values.size <= LARGEST_KERNEL:
        return Kernel(values, True, movement)
    return Kernel(values[:, :, :PART_CHANNELS, :PART_FILTERS], False, movement)


def _as_bytes(images: np.ndarray) -> np.ndarray:
    """Return images in [0, 1] as uint8."""
    return np.round(255.0 * images).astype(np.uint8)


def collect_kernels(network: Network) -> dict[str, np.ndarray]:
    """Return every convolution's kernel by its weight's name, [height, width, inputs, filters].

    One that slides over the rows of an image is [rows, columns, 1, filters].
    """
    weights = network.named_weights()
    kernels = {name: weights[name].numpy() for layer in network.described() for name in layer.kernels}
    return {name: kernel if kernel.ndim == 4 else kernel[:, :, None] for name, kernel in kernels.items()}


def _first_maps(network: Network, outputs: Mapping[str, tf.Tensor]) -> dict[str, Maps]:
    """Return each layer's first maps of the first image; of a sequence, its states."""
    found = {}
    for layer in network.described():
        name, value = layer.name, outputs[layer.name]
        if layer.kind in WITHOUT_MAPS or len(value.shape) not in (3, 4):
            continue
        maps = _averaged(value[0].numpy()) if len(value.shape) == 4 else value[0].numpy()[..., None]
        height, width, count = maps.shape
        maps = maps[..., : min(count, MOST_MAPS, max(1, LARGEST_MAPS // (height * width)))].astype(float)
        low, high = float(maps.min()), float(maps.max())
        shares = (maps - low) / ((high - low) or 1.0) if np.isfinite([low, high]).all() else np.zeros_like(maps)
        found[name] = Maps(np.rint(shares * 255).astype(np.uint8), np.array([low, high], np.float32))
    return found


def _averaged(maps: np.ndarray) -> np.ndarray:
    """Return [height, width, maps] with at most `LARGEST_SIDE` pixels a side: the means of square blocks."""
    block = -(-max(maps.shape[:2]) // LARGEST_SIDE)
    height, width = (side // block for side in maps.shape[:2])
    cut = maps[: height * block, : width * block].astype(np.float32)
    return cut.reshape(height, block, width, block, -1).mean(axis=(1, 3))
