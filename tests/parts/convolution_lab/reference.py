"""What the convolution lab computes, written once more with NumPy and SciPy."""

import numpy as np
from scipy import signal
from scipy.special import comb

GREY = np.array([0.299, 0.587, 0.114])


def working_image(photo: np.ndarray, side: int, *, colour: bool) -> np.ndarray:
    """Return block means of uint8 [n, n, 3] as float64 [side, side, 1 or 3] in [0, 1]."""
    factor = len(photo) // side
    small = photo.reshape(side, factor, side, factor, -1).mean(axis=(1, 3)) / 255
    return small if colour else (small @ GREY)[..., None]


def zeros(side: int, reach: int, stride: int, padding: str) -> tuple[int, int]:
    """Return the zeros before and behind one side (TensorFlow's documentation of "SAME")."""
    if padding == "valid":
        return 0, 0
    rest = side % stride
    total = max(reach - (stride if rest == 0 else rest), 0)
    return total // 2, total - total // 2


def convolution(
    image: np.ndarray, kernels: np.ndarray, stride: int = 1, padding: str = "valid", dilation: int = 1
) -> np.ndarray:
    """[rows, columns]: image [h, w, c] under kernels [c, k, k], by SciPy's correlation with gaps in the kernel."""
    size = kernels.shape[-1]
    reach = (size - 1) * dilation + 1
    gaps = np.zeros((len(kernels), reach, reach))
    gaps[:, ::dilation, ::dilation] = kernels
    around = [zeros(side, reach, stride, padding) for side in image.shape[:2]]
    padded = np.pad(image, (*around, (0, 0)))
    maps = [
        signal.correlate2d(padded[..., channel], gaps[channel], mode="valid") for channel in range(len(kernels))
    ]
    return np.sum(maps, axis=0)[::stride, ::stride]


def pooling(map_: np.ndarray, kind: str, side: int, stride: int, padding: str) -> tuple[np.ndarray, np.ndarray]:
    """Return pooled values and, for "max", the flat places of the winners; padding is NaN."""
    around = [zeros(length, side, stride, padding) for length in map_.shape]
    padded = np.pad(map_, around, constant_values=np.nan)
    places = np.pad(np.arange(map_.size).reshape(map_.shape), around, constant_values=-1)

    def windows(values: np.ndarray) -> np.ndarray:
        found = np.lib.stride_tricks.sliding_window_view(values, (side, side))[::stride, ::stride]
        return found.reshape(*found.shape[:2], -1)

    if kind == "average":
        return np.nanmean(windows(padded), axis=-1), np.full(0, -1)
    best = np.nanargmax(windows(padded), axis=-1)[..., None]
    return np.nanmax(windows(padded), axis=-1), np.take_along_axis(windows(places), best, -1)[..., 0]


def kernel(name: str, side: int, angle: float = 45, wave: float = 4) -> np.ndarray:
    """Return the kernel of that name, [side, side]."""
    half = side // 2
    i, j = np.mgrid[-half : half + 1, -half : half + 1].astype(float)
    middle = (i == 0) & (j == 0)
    smooth = comb(side - 1, np.arange(side))
    slope = np.convolve(np.asarray(comb(side - 3, np.arange(side - 2))), [-1, 0, 1])
    sigma = 0.3 * (half - 1) + 0.8
    bell = np.exp(-(i**2 + j**2) / (2 * sigma**2))
    across = j * np.cos(np.deg2rad(angle)) + i * np.sin(np.deg2rad(angle))
    stripes = np.exp(-(i**2 + j**2) / (2 * (side / 4) ** 2)) * np.cos(2 * np.pi * across / wave)
    return {
        "vertical": np.sign(j),
        "horizontal": np.sign(i),
        "diagonal": np.sign(j - i),
        "antidiagonal": np.sign(i + j),
        "edges": np.where(middle, side**2 - 1.0, -1.0),
        "sobel_x": np.outer(smooth, slope),
        "sobel_y": np.outer(slope, smooth),
        "blur": np.full((side, side), 1 / side**2),
        "gaussian": bell / bell.sum(),
        "sharpen": np.where(middle, 1 + 4.0 * half, -1.0 * ((i == 0) | (j == 0))),
        "emboss": np.where(middle, 1, (i + j) / half),
        "gabor": stripes - stripes.mean(),
        "identity": middle.astype(float),
    }[name]


def normalised(maps: np.ndarray, n: int, k: float, alpha: float, beta: float) -> np.ndarray:
    """Return the local response normalisation of [channels, ...] over the first axis."""
    squares = np.pad(maps**2, ((n // 2, n // 2), *[(0, 0)] * (maps.ndim - 1)))
    sums = sum(squares[shift : shift + len(maps)] for shift in range(n))
    return maps / (k + alpha * sums) ** beta


def seeded(seed: int, count: int) -> np.ndarray:
    """Return the first numbers of mulberry32 (T. Ettinger), in arithmetic modulo 2^32."""
    found = []
    for _ in range(count):
        seed = (seed + 0x6D2B79F5) % 2**32
        mixed = (seed ^ (seed >> 15)) * (seed | 1) % 2**32
        mixed ^= (mixed + (mixed ^ (mixed >> 7)) * (mixed | 61)) % 2**32
        found.append((mixed ^ (mixed >> 14)) / 2**32)
    return np.array(found)
