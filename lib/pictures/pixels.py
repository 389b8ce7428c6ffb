"""Pixels as pictures have them, 0 to 255, and as networks receive them, 0 to 1."""

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]


def to_unit_range(pixels: Bytes) -> Floats:
    """Return pixels of 0 to 255 as values in [0, 1], in an array of the same shape."""
    return pixels.astype(np.float32) / np.float32(255)


def to_bytes(values: Floats) -> Bytes:
    """Return values in [0, 1] as pixels of 0 to 255, rounded, in an array of the same shape."""
    return np.round(255 * values).astype(np.uint8)
