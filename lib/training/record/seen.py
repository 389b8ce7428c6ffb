"""What a snapshot keeps of layers' outputs and kernels, whichever framework computed them."""

from collections.abc import Iterable, Mapping

import numpy as np

from lib.models.layers.description import LayerKind
from lib.runs.movement import measure_movement
from lib.runs.snapshots import Kernel, Maps, Snapshot

LARGEST_KERNEL = 60_000
"""Numbers up to which a kernel is kept whole."""
PART_FILTERS, PART_CHANNELS = 32, 8
"""Of a larger kernel, the first filters and of each the first input channels are kept."""
LARGEST_MAPS, MOST_MAPS, LARGEST_SIDE = 24_000, 16, 64
"""Of a layer's maps: bytes together, number, and pixels a side, beyond which pixels are averaged."""
WITHOUT_MAPS = frozenset({LayerKind.DROPOUT, LayerKind.CAPSULES, LayerKind.CLASS_CAPSULES, LayerKind.DECODER})
"""The layers whose outputs are no maps, or those of the layer before, as dropout leaves them outside training."""


def compose_snapshot(
    kernels: Mapping[str, np.ndarray],
    initial: Mapping[str, np.ndarray],
    outputs: Mapping[str, np.ndarray],
    image: np.ndarray,
    drawn: np.ndarray | None = None,
    *,
    biases: Mapping[str, np.ndarray] | None = None,
) -> Snapshot:
    """Return the snapshot of these numbers.

    Args:
        kernels: every convolution's by its weight's name, [height, width, inputs, filters].
        initial: the same before the first step; of one that is missing there the movement is not kept.
        outputs: of the pictured image by layer, without those of `WITHOUT_MAPS`: maps [height, width, maps] or
            states [rows, units]; others are left out.
        image: the pictured one, float32 [height, width, channels] in [0, 1].
        drawn: what a decoder draws, float32 [n, height, width, channels] in [0, 1].
        biases: by the kernel's name, [filters]; of layers without any they are missing.
    """
    biases = biases or {}
    return Snapshot(
        {name: _kernel(kernel, initial.get(name), biases.get(name)) for name, kernel in kernels.items()},
        {name: _maps(values) for name, values in outputs.items() if values.ndim in (2, 3)},
        None if drawn is None else _as_bytes(drawn),
        _as_bytes(image),
    )


def biases_beside(kernels: Iterable[str], weights: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Return of the `weights` by name the biases of the convolutions with these kernels, by the kernel's name."""
    beside = {name: f"{name.removesuffix('/kernel')}/bias" for name in kernels}
    return {name: weights[bias] for name, bias in beside.items() if bias in weights}


def _kernel(values: np.ndarray, initial: np.ndarray | None, bias: np.ndarray | None) -> Kernel:
    movement = None if initial is None else measure_movement(initial, values)
    if values.size <= LARGEST_KERNEL:
        return Kernel(values, True, movement, bias)
    return Kernel(values[:, :, :PART_CHANNELS, :PART_FILTERS], False, movement, bias)


def _as_bytes(images: np.ndarray) -> np.ndarray:
    """Return images in [0, 1] as uint8."""
    return np.round(255.0 * images).astype(np.uint8)


def _maps(values: np.ndarray) -> Maps:
    """Return a layer's first maps; of a sequence, its states."""
    maps = _averaged(values) if values.ndim == 3 else values[..., None]
    height, width, count = maps.shape
    maps = maps[..., : min(count, MOST_MAPS, max(1, LARGEST_MAPS // (height * width)))].astype(float)
    low, high = float(maps.min()), float(maps.max())
    shares = (maps - low) / ((high - low) or 1.0) if np.isfinite([low, high]).all() else np.zeros_like(maps)
    return Maps(np.rint(shares * 255).astype(np.uint8), np.array([low, high], np.float32))


def _averaged(maps: np.ndarray) -> np.ndarray:
    """Return [height, width, maps] with at most `LARGEST_SIDE` pixels a side: the means of square blocks."""
    block = -(-max(maps.shape[:2]) // LARGEST_SIDE)
    height, width = (side // block for side in maps.shape[:2])
    cut = maps[: height * block, : width * block].astype(np.float32)
    return cut.reshape(height, block, width, block, -1).mean(axis=(1, 3))
