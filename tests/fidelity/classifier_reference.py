"""The networks without capsules once more, in plain NumPy and float64; see `reference`.

alexnet(weights, images, lrn=True, groups=2)["lrn1"]
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from tests.fidelity.layer_reference import (
    Arrays,
    batch_normalization,
    convolution,
    max_pool,
    relu,
    sigmoid,
    softmax,
)


def leaky_relu(x: np.ndarray, slopes: float | np.ndarray = 0.2) -> np.ndarray:
    return np.where(x > 0, x, slopes * x)


def softplus(x: np.ndarray) -> np.ndarray:
    return np.log1p(np.exp(-np.abs(x))) + np.maximum(x, 0)


ACTIVATIONS = {"relu": relu, "leaky_relu": leaky_relu, "softplus": softplus}
"""Leaky ReLU's slope is the usual one here."""


def baseline_cnn(w: Arrays, images: np.ndarray) -> Arrays:
    layers, values = {}, images
    for name in ("conv1", "conv2", "conv3"):
        layers[name] = values = relu(convolution(values, w[f"{name}/kernel"], w[f"{name}/bias"], padding="same"))
    layers["flatten"] = values = values.reshape(len(images), -1)
    for name in ("dense1", "dense2"):
        layers[name] = values = relu(values @ w[f"{name}/kernel"] + w[f"{name}/bias"])
    layers["dropout"] = values  # drops nothing outside training
    layers["logits"] = values @ w["logits/kernel"] + w["logits/bias"]
    layers["probabilities"] = softmax(layers["logits"], axis=-1)
    return layers


def lenet(w: Arrays, images: np.ndarray) -> Arrays:
    layers = {}
    layers["conv1"] = relu(convolution(images, w["conv1/kernel"], w["conv1/bias"], padding="same"))
    layers["pool1"] = max_pool(layers["conv1"])
    layers["conv2"] = relu(convolution(layers["pool1"], w["conv2/kernel"], w["conv2/bias"], padding="same"))
    layers["pool2"] = max_pool(layers["conv2"])
    layers["flatten"] = layers["pool2"].reshape(len(images), -1)
    layers["dense"] = relu(layers["flatten"] @ w["dense/kernel"] + w["dense/bias"])
    layers["dropout"] = layers["dense"]  # drops nothing outside training
    layers["logits"] = layers["dropout"] @ w["logits/kernel"] + w["logits/bias"]
    layers["probabilities"] = softmax(layers["logits"], axis=-1)
    return layers


def attend(layers: Arrays, w: Arrays, number: int, maps: np.ndarray) -> np.ndarray:
    """Return M ⊗ F, where M = σ(f 7×7 ([mean; max] of F)) (Woo and others 2018, section 3); keep every layer."""
    layers[f"mean_max{number}"] = both = np.stack([maps.mean(axis=-1), maps.max(axis=-1)], axis=-1)
    name = f"attention{number}"
    layers[name] = sigmoid(convolution(both, w[f"{name}/kernel"], padding="same"))
    layers[f"attended{number}"] = maps * layers[name]
    return layers[f"attended{number}"]


def simple_cnn(w: Arrays, images: np.ndarray, *, attention: bool = False, **_options: object) -> Arrays:
    layers, maps = {}, images
    for number in (1, 2, 3):
        conv = f"conv{number}"
        layers[conv] = relu(convolution(maps, w[f"{conv}/kernel"], w[f"{conv}/bias"], padding="same"))
        maps = attend(layers, w, number, layers[conv]) if attention else layers[conv]
        layers[f"pool{number}"] = maps = max_pool(maps)
    layers["flatten"] = maps.reshape(len(images), -1)
    return layers | _dense_end(w, layers["flatten"])


def resnet_small(
    w: Arrays,
    images: np.ndarray,
    *,
    blocks: int = 1,
    shortcut: str = "zeros",
    normalization: bool = True,
    attention: bool = False,
    **_options: object,
) -> Arrays:
    """Compute y = relu(F(x) + x) block by block (He et al. 2015, section 4.2)."""
    layers: Arrays = {}

    def convolved(maps: np.ndarray, name: str, stride: int = 1) -> np.ndarray:
        kernel = w[f"{name}/kernel"]
        side = len(kernel)
        bias = 0.0 if normalization else w[f"{name}/bias"]
        rows, columns = (_padded_same(length, side, stride) for length in maps.shape[1:3])
        layers[name] = found = convolution(np.pad(maps, ((0, 0), rows, columns, (0, 0))), kernel, bias, stride)
        if normalization:
            norm = name.replace("conv", "norm") if name.startswith("conv") else f"norm_{name}"
            layers[norm] = found = batch_normalization(found, w, norm)
        return found

    layers["relu1"] = x = relu(convolved(images, "conv1"))
    number = 1
    for nth in range(3 * blocks):
        stride = 2 if nth in (blocks, 2 * blocks) else 1
        layers[f"relu{number + 1}"] = relu(convolved(x, f"conv{number + 1}", stride))
        residual = convolved(layers[f"relu{number + 1}"], f"conv{number + 2}")
        number += 2
        if attention:
            residual = attend(layers, w, number, residual)
        if shortcut != "none":
            if stride == 2 and shortcut == "projection":
                x = convolved(x, f"shortcut{number}", 2)
            elif stride == 2:
                missing = residual.shape[-1] - x.shape[-1]
                x = np.pad(x[:, ::2, ::2], ((0, 0), (0, 0), (0, 0), (0, missing)))
                layers[f"shortcut{number}"] = x
            layers[f"add{number}"] = residual = residual + x
        layers[f"relu{number}"] = x = relu(residual)
    layers["average"] = layers["dropout"] = x.mean(axis=(1, 2))
    return layers | _scores(w, layers["average"])


def _padded_same(length: int, side: int, stride: int) -> tuple[int, int]:
    """Return how many zeros stand before and behind, so that ⌈length / stride⌉ windows fit; the odd one behind."""
    missing = max(0, (-(-length // stride) - 1) * stride + side - length)
    return missing // 2, missing - missing // 2


def gru(w: Arrays, images: np.ndarray, **_options: object) -> Arrays:
    layers = {"rows": images.reshape(*images.shape[:2], -1)}
    return layers | _recurrent_end(w, layers["rows"])


def bigru(w: Arrays, images: np.ndarray, states: str = "joined", **_options: object) -> Arrays:
    def merge(one: np.ndarray, other: np.ndarray) -> np.ndarray:
        return one + other if states == "added" else np.concatenate([one, other], axis=-1)

    layers = {"rows": images.reshape(*images.shape[:2], -1)}
    below = layers["rows"]
    for layer in ("gru1", "gru2"):
        forward = gru_states(w, f"{layer}/forward_{layer}", below)
        backward = gru_states(w, f"{layer}/backward_{layer}", below[:, ::-1])[:, ::-1]  # by row again
        layers[layer] = below = merge(forward, backward)
    # Each direction's last state is the one that has seen every row: at the bottom, and at the top.
    layers["gru2"] = merge(forward[:, -1], backward[:, 0])
    return layers | _dense_end(w, layers["gru2"])


def conv_gru(w: Arrays, images: np.ndarray, **_options: object) -> Arrays:
    layers = {"rows": images.reshape(*images.shape[:2], -1)}
    padded = np.pad(layers["rows"], ((0, 0), (2, 2), (0, 0)))
    windows = sliding_window_view(padded, 5, axis=1)  # (n, rows, features, 5)
    kernel = w["conv1/kernel"]  # (5, features, filters)
    layers["conv1"] = relu(np.tensordot(windows, kernel, axes=([3, 2], [0, 1])) + w["conv1/bias"])
    rows = layers["conv1"].shape[1] // 2
    layers["pool1"] = layers["conv1"][:, : 2 * rows].reshape(len(images), rows, 2, -1).max(axis=2)
    return layers | _recurrent_end(w, layers["pool1"])


def pets_cnn(w: Arrays, images: np.ndarray) -> Arrays:
    layers = {"centred": images - w["mean_image"]}
    maps, numbers = layers["centred"], iter((1, 2, 3, 4))
    for block in (1, 2):
        for _ in range(2):
            conv = f"conv{next(numbers)}"
            layers[conv] = maps = relu(convolution(maps, w[f"{conv}/kernel"], w[f"{conv}/bias"], padding="same"))
        layers[f"pool{block}"] = layers[f"dropout{block}"] = maps = max_pool(_even(maps))
    layers["flatten"] = maps.reshape(len(images), -1)
    layers["dense"] = layers["dropout3"] = relu(layers["flatten"] @ w["dense/kernel"] + w["dense/bias"])
    return layers | _scores(w, layers["dropout3"])


def alexnet(
    w: Arrays,
    images: np.ndarray,
    *,
    variant: str = "small",
    lrn: bool = True,
    groups: int = 1,
    activation: str = "relu",
    leaky_slope: float = 0.2,
    pool_size: int = 3,
    pool_stride: int = 2,
) -> Arrays:
    """Compute section 3 of Krizhevsky, Sutskever and Hinton (2012)."""

    def active(sums: np.ndarray, layer: str) -> np.ndarray:
        match activation:
            case "leaky_relu":
                return leaky_relu(sums, leaky_slope)
            case "prelu":
                return leaky_relu(sums, w[f"{layer}/slopes"])
            case "rrelu":
                return leaky_relu(sums, (1 / 8 + 1 / 3) / 2)
            case _:
                return ACTIVATIONS[activation](sums)

    layers, maps = {}, images
    for number in (1, 2, 3, 4, 5):
        large = number == 1 and variant != "small"  # 11×11, every fourth pixel, no padding
        name, split = f"conv{number}", groups if number in (2, 4, 5) else 1
        sums = grouped_convolution(
            maps, w[f"{name}/kernel"], split, 4 if large else 1, "valid" if large else "same"
        )
        layers[name] = maps = active(sums + w[f"{name}/bias"], name)
        if number in (1, 2) and lrn:
            layers[f"lrn{number}"] = maps = local_response_normalization(maps)
        if number in (1, 2, 5):
            layers[f"pool{min(number, 3)}"] = maps = overlapping_max_pool(maps, pool_size, pool_stride)
    layers["flatten"] = values = maps.reshape(len(images), -1)
    for number in (1, 2):
        values = active(values @ w[f"dense{number}/kernel"] + w[f"dense{number}/bias"], f"dense{number}")
        layers[f"dense{number}"] = layers[f"dropout{number}"] = values
    return layers | _scores(w, values)


# --- the parts -----------------------------------------------------------------------------------


def gru_states(w: Arrays, name: str, sequences: np.ndarray) -> np.ndarray:
    """Return the state after each step, [n, steps, features] → [n, steps, units]; weights are W, U and (b, c)."""
    kernel, recurrent, biases = (w[f"{name}/gru_cell/{part}"] for part in ("kernel", "recurrent_kernel", "bias"))
    h, states = np.zeros((len(sequences), recurrent.shape[0])), []
    for x in np.moveaxis(sequences, 1, 0):
        x_z, x_r, x_h = np.split(x @ kernel + biases[0], 3, axis=-1)
        h_z, h_r, h_h = np.split(h @ recurrent + biases[1], 3, axis=-1)
        z, r = sigmoid(x_z + h_z), sigmoid(x_r + h_r)
        h = z * h + (1 - z) * np.tanh(x_h + r * h_h)
        states.append(h)
    return np.stack(states, axis=1)


def local_response_normalization(
    a: np.ndarray, n: int = 5, k: float = 2.0, alpha: float = 1e-4, beta: float = 0.75
) -> np.ndarray:
    """Return b_i = a_i / (k + α Σ a_j²)^β, j from max(0, i − n/2) to min(N − 1, i + n/2); channels last."""
    channels = a.shape[-1]
    sums = np.stack(
        [
            (a[..., max(0, i - n // 2) : min(channels - 1, i + n // 2) + 1] ** 2).sum(axis=-1)
            for i in range(channels)
        ],
        axis=-1,
    )
    return a / (k + alpha * sums) ** beta


def grouped_convolution(
    maps: np.ndarray, kernel: np.ndarray, groups: int, stride: int = 1, padding: str = "valid"
) -> np.ndarray:
    """Convolve filter by filter, each over its own group's channels; the kernel is [k, k, c / groups, filters]."""
    channels, filters = kernel.shape[2], kernel.shape[3]
    result = []
    for filter_number in range(filters):
        group = filter_number * groups // filters
        own = maps[..., group * channels : (group + 1) * channels]
        result.append(convolution(own, kernel[..., [filter_number]], stride=stride, padding=padding))
    return np.concatenate(result, axis=-1)


def overlapping_max_pool(maps: np.ndarray, size: int = 3, stride: int = 2) -> np.ndarray:
    """Return the largest of size×size pixels, `stride` apart; what does not fill a window is left out."""
    return sliding_window_view(maps, (size, size), axis=(1, 2))[:, ::stride, ::stride].max(axis=(-2, -1))


def _even(maps: np.ndarray) -> np.ndarray:
    """Add a last row and column of −∞ where their number is odd, as "SAME" pools."""
    rows, columns = (length % 2 for length in maps.shape[1:3])
    return np.pad(maps, ((0, 0), (0, rows), (0, columns), (0, 0)), constant_values=-np.inf)


def _recurrent_end(w: Arrays, sequences: np.ndarray) -> Arrays:
    first = gru_states(w, "gru1", sequences)
    last = gru_states(w, "gru2", first)[:, -1]
    return {"gru1": first, "gru2": last} | _dense_end(w, last)


def _dense_end(w: Arrays, values: np.ndarray) -> Arrays:
    dense = relu(values @ w["dense/kernel"] + w["dense/bias"])
    return {"dense": dense, "dropout": dense} | _scores(w, dense)  # drops nothing outside training


def _scores(w: Arrays, values: np.ndarray) -> Arrays:
    logits = values @ w["logits/kernel"] + w["logits/bias"]
    return {"logits": logits, "probabilities": softmax(logits, axis=-1)}
