"""A small network, and its feature maps alone in a real browser."""

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from playwright.sync_api import Page

import lib.parts.feature_maps as feature_maps
from lib.inspectors.answers.maps import LayerMaps, MapStep, NetworkMaps, Slide, scale_to_bytes
from lib.models.layers.description import LayerKind
from lib.parts.feature_maps import Closer, payload
from lib.parts.packing import Payload
from tests.fidelity.layer_reference import convolution, max_pool, relu, softmax
from tests.motion import box_of
from tests.parts.mounted import number_in

FOLDER = Path(feature_maps.__file__).parent
RANDOM = np.random.default_rng(3)
IMAGE = RANDOM.random((12, 12, 1))
KERNELS = {"conv1": RANDOM.normal(0, 0.5, (3, 3, 1, 4)), "conv2": RANDOM.normal(0, 0.3, (3, 3, 4, 9))}
BIASES = {"conv1": RANDOM.normal(0, 0.1, 4), "conv2": RANDOM.normal(0, 0.1, 9)}
LOGIT_WEIGHTS = np.random.default_rng(1).normal(0, 0.1, (5 * 5 * 9, 3))
CONV1, CONV2, POOL = Slide((3, 3), (1, 1), (0, 0)), Slide((3, 3), (1, 1), (1, 1)), Slide((2, 2), (2, 2), (0, 0))


def network() -> dict[str, np.ndarray]:
    """Return every layer's output for the image, by NumPy alone, without the batch."""
    maps = {"conv1": relu(convolution(IMAGE[None], KERNELS["conv1"], BIASES["conv1"]))}
    maps["pool1"] = max_pool(maps["conv1"])
    maps["conv2"] = relu(convolution(maps["pool1"], KERNELS["conv2"], BIASES["conv2"], padding="same"))
    logits = maps["conv2"].reshape(1, -1) @ LOGIT_WEIGHTS
    outputs = maps | {"logits": logits, "probabilities": softmax(logits, axis=-1)}
    return {name: values[0].astype(np.float32) for name, values in outputs.items()}


OUTPUTS = network()


def layer(name: str, kind: LayerKind, slide: Slide | None = None) -> LayerMaps:
    values = OUTPUTS[name]
    if values.ndim == 1:
        return LayerMaps(name, kind, values.shape, values=values)
    maps = np.moveaxis(values, -1, 0)
    lows, highs = maps.min(axis=(1, 2)), maps.max(axis=(1, 2))
    return LayerMaps(
        name, kind, values.shape, scale_to_bytes(maps, lows, highs), 1, lows, highs, slide=slide, can_open=True
    )


SEEN = NetworkMaps(
    IMAGE.astype(np.float32),
    (
        layer("conv1", LayerKind.CONVOLUTION, CONV1),
        layer("pool1", LayerKind.POOLING, POOL),
        layer("conv2", LayerKind.CONVOLUTION, CONV2),
        layer("logits", LayerKind.DENSE),
        layer("probabilities", LayerKind.SCORES),
    ),
    "probabilities",
    ("cat", "dog", "bird"),
)


def patches(channel: int) -> np.ndarray:
    """Return the patch of one channel under conv2's window at every place, [5, 5, 3, 3]."""
    padded = np.pad(OUTPUTS["pool1"][..., channel].astype(np.float64), 1)
    return np.lib.stride_tricks.sliding_window_view(padded, (3, 3))


def convolution_step(which: int) -> MapStep:
    kernel = KERNELS["conv2"][..., which]
    parts = np.stack([np.tensordot(patches(channel), kernel[..., channel], axes=2) for channel in range(4)])
    order = np.argsort(-np.abs(parts).sum(axis=(1, 2)))
    limits = np.abs(parts[order]).max(axis=(1, 2))
    return MapStep(
        layer="conv2",
        map=which,
        kind=LayerKind.CONVOLUTION,
        channels=order.astype(np.int32),
        inputs=as_floats(np.moveaxis(OUTPUTS["pool1"][..., order[:3]], -1, 0)),
        output=as_floats(OUTPUTS["conv2"][..., which]),
        kernels=as_floats(np.moveaxis(kernel[..., order], -1, 0)),
        shares=as_floats(np.abs(parts[order]).sum(axis=(1, 2)) / np.abs(parts).sum()),
        contributions=np.rint(127.5 + 127.5 * parts[order] / limits[:, None, None]).astype(np.uint8),
        limits=as_floats(limits),
        rest=as_floats(parts[order[3]]),
        sums=as_floats(parts.sum(axis=0) + BIASES["conv2"][which]),
        activation="relu",
        numbers={"bias": float(BIASES["conv2"][which])},
    )


def as_floats(values: npt.NDArray[Any]) -> npt.NDArray[np.float32]:
    return np.ascontiguousarray(values, np.float32)


def pooling_step(which: int) -> MapStep:
    none, output = np.zeros((0, 1, 1), np.float32), np.ascontiguousarray(OUTPUTS["pool1"][..., which])
    source = np.ascontiguousarray(OUTPUTS["conv1"][None, ..., which])
    return MapStep(
        *("pool1", which, LayerKind.POOLING, np.array([which], np.int32), source, output, none),
        *(none[:, 0, 0], none.astype(np.uint8), none[:, 0, 0], output * 0, output * 0),
    )


def sent(closer: Closer | None = None, *, have: str = "", **view: str) -> Payload:
    return payload("a run", SEEN, closer or Closer(), have=have, view=view)


def asked(page: Page) -> list[object]:
    return page.evaluate("window.sent.map(([name, value]) => value)")


def shown(page: Page, testid: str) -> float:
    return number_in(page.get_by_test_id(testid))


def point(page: Page, testid: str, row: int, column: int, side: int) -> None:
    """Point at a cell of a picture of `side` × `side`."""
    box = box_of(page.get_by_test_id(testid))
    page.mouse.move(box["x"] + (column + 0.5) / side * box["width"], box["y"] + (row + 0.5) / side * box["height"])


def field_shown(page: Page) -> tuple[int, ...]:
    text = page.get_by_test_id("maps-field").get_attribute("data-value") or ""
    return tuple(int(cell) for cell in text.split(",") if cell)
