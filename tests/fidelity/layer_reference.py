"""The layers that every convolutional network has, once more in plain NumPy and float64; see `reference`."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

Arrays = dict[str, np.ndarray]

BATCH_NORMALIZATION_EPSILON = 1e-3  # Keras's default


def convolution(
    maps: np.ndarray, kernel: np.ndarray, bias: np.ndarray | float = 0.0, stride: int = 1, padding: str = "valid"
) -> np.ndarray:
    """Convolve [n, h, w, c] with an odd square kernel [k, k, c, filters]; "same" is for stride 1."""
    size = kernel.shape[0]
    if padding == "same":
        edge = (size // 2, size // 2)
        maps = np.pad(maps, ((0, 0), edge, edge, (0, 0)))
    windows = sliding_window_view(maps, (size, size), axis=(1, 2))  # (n, h', w', c, k, k)
    return np.tensordot(windows[:, ::stride, ::stride], kernel, axes=([4, 5, 3], [0, 1, 2])) + bias


def batch_normalization(maps: np.ndarray, w: Arrays, name: str) -> np.ndarray:
    """Return γ (x − μ) / √(σ² + ε) + β with the moving mean and variance, as in inference."""
    deviation = np.sqrt(w[f"{name}/moving_variance"] + BATCH_NORMALIZATION_EPSILON)
    return w[f"{name}/gamma"] * (maps - w[f"{name}/moving_mean"]) / deviation + w[f"{name}/beta"]


def max_pool(maps: np.ndarray) -> np.ndarray:
    """Return the largest of each 2×2 pixels; an odd last row or column is left out."""
    return sliding_window_view(maps, (2, 2), axis=(1, 2))[:, ::2, ::2].max(axis=(-2, -1))


def relu(x: np.ndarray) -> np.ndarray:
    return np.maximum(0, x)


def sigmoid(x: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-x))


def softmax(x: np.ndarray, axis: int) -> np.ndarray:
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def one_hot(labels: np.ndarray, classes: int) -> np.ndarray:
    return np.eye(classes)[labels]
