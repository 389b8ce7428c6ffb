"""Take one feature map apart into the numbers that it is computed from.

A contribution is the layer's own convolution of one input channel with the kernel's slice for it: what the layer
would compute, before bias and activation, if all other channels were zero.
"""

import numpy as np
import tensorflow as tf

from lib.errors import N_, LearnerError
from lib.inspectors.answers.maps import MapStep, Slide, average_blocks
from lib.inspectors.questions.feature_maps import CAN_OPEN, OVERVIEW_SIDE, find_link, move_maps_first
from lib.inspectors.questions.map_chain import Link
from lib.inspectors.questions.networks import load_network, to_batch
from lib.inspectors.questions.pixels import PictureOrPixels, read_pixels_for_run
from lib.models.layers.description import LayerKind
from lib.models.network import Network

SENT_FLOATS = 640_000
"""How many numbers of input maps are sent, 2.6 MB; of the other maps only the sum of their contributions is."""
NO_MAPS = np.zeros((0, 1, 1), np.float32)


def map_step(run_id: str, checkpoint: str, picture: PictureOrPixels, layer: str, which: int) -> MapStep:
    """Return how map `which` of a layer is computed.

    Raises:
        LearnerError: if the run, its weights, the layer or the map are not there.
    """
    network, entry = load_network(run_id, checkpoint)
    image = read_pixels_for_run(run_id, picture)
    return take_apart(network, find_link(network, to_batch(image, entry), layer), which)


def take_apart(network: Network, link: Link, which: int) -> MapStep:
    """Return how map `which` of the layer is computed; raise LearnerError if it cannot be taken apart."""
    count = link.after.shape[-1]
    if link.kind not in CAN_OPEN or not 0 <= which < count:
        raise LearnerError(
            N_("“{layer}” has no map {map} that can be taken apart; its maps are numbered 1 to {last}."),
            layer=link.name,
            map=which + 1,
            last=count,
        )
    if link.kind is LayerKind.CONVOLUTION:
        return _take_convolution_apart(network, link, which)
    if link.kind is LayerKind.CHANNEL_POOLING:
        return _take_pooling_apart(link, which)
    channels, inputs = _find_ingredients(link, which)
    output = move_maps_first(link.after)[which]
    return MapStep(
        link.name,
        which,
        link.kind,
        channels,
        inputs,
        output,
        _read_mean_image(network, which) if link.kind is LayerKind.MEAN_SUBTRACTION else NO_MAPS,
        np.zeros(0, np.float32),
        NO_MAPS.astype(np.uint8),
        np.zeros(0, np.float32),
        np.zeros_like(output),
        np.zeros_like(output),
        numbers=_read_numbers(network, link, which),
    )


def _take_pooling_apart(link: Link, which: int) -> MapStep:
    """Return all maps, the strongest first, that the mean (0) or the largest (1) at each pixel is of."""
    maps = move_maps_first(link.before)
    order = np.argsort(-np.abs(maps).sum(axis=(1, 2)), kind="stable")
    sent = max(1, min(len(maps), SENT_FLOATS // maps[0].size))
    output, others = move_maps_first(link.after)[which], maps[order[sent:]]
    none = np.zeros_like(output)
    rest = none if len(others) == 0 else others.sum(axis=0) if which == 0 else others.max(axis=0)
    return MapStep(
        link.name,
        which,
        link.kind,
        order.astype(np.int32),
        maps[order[:sent]],
        output,
        NO_MAPS,
        np.zeros(0, np.float32),
        NO_MAPS.astype(np.uint8),
        np.zeros(0, np.float32),
        rest,
        none,
    )


def _find_ingredients(link: Link, which: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the numbers of the input maps that map `which` is made of, and those maps [n, height, width]."""
    if link.kind in (LayerKind.ADDITION, LayerKind.MULTIPLICATION):  # that map of each input, or the only one
        maps = np.stack([one[..., min(which, one.shape[-1] - 1)] for one in link.inputs], axis=-1)
        return np.full(len(link.inputs), which, np.int32), move_maps_first(maps)
    reach = link.description.neighbours // 2
    channels = np.arange(max(0, which - reach), min(link.before.shape[-1], which + reach + 1), dtype=np.int32)
    return channels, move_maps_first(link.before[..., channels])


def _take_convolution_apart(network: Network, link: Link, which: int) -> MapStep:
    assert link.slide is not None
    kernel, bias, activation = read_convolution(network, link)
    size, filters = kernel.shape[2:]
    [window] = link.description.windows
    first = which * window.groups // filters * size  # each group has only its own share of the channels
    seen = link.before[..., first : first + size]
    parts = convolve_channels(seen, kernel[..., which], link.slide, link.after.shape[:2])  # (channels, h', w')
    sizes = np.abs(parts).sum(axis=(1, 2))
    order = np.argsort(-sizes, kind="stable")
    sent = max(1, min(size, SENT_FLOATS // (seen.shape[0] * seen.shape[1])))
    small, block = average_blocks(parts[order], OVERVIEW_SIDE)
    limits = np.abs(small).max(axis=(1, 2))
    shown = np.rint(127.5 + 127.5 * small / np.where(limits > 0, limits, 1.0)[:, None, None])
    return MapStep(
        link.name,
        which,
        link.kind,
        (first + order).astype(np.int32),
        move_maps_first(seen[..., order[:sent]]),
        move_maps_first(link.after)[which],
        move_maps_first(kernel[..., which])[order],
        (sizes[order] / max(float(sizes.sum()), np.finfo(np.float32).tiny)).astype(np.float32),
        shown.astype(np.uint8),
        limits.astype(np.float32),
        parts[order[sent:]].sum(axis=0),
        parts.sum(axis=0) + np.float32(bias[which]),
        block,
        activation,
        {"bias": float(bias[which])},
    )


def convolve_channels(maps: np.ndarray, kernel: np.ndarray, slide: Slide, size: tuple[int, int]) -> np.ndarray:
    """Return each channel convolved with its slice of a kernel, float32 [channels, *size].

    Args:
        maps: [height, width, channels], padded with zeros here as `slide` says.
        kernel: [rows, columns, channels].
        size: (height, width) of the output.
    """
    padding = [
        (before, max(0, (count - 1) * stride + side - before - length))
        for before, count, stride, side, length in zip(
            slide.before, size, slide.stride, slide.kernel, maps.shape[:2], strict=True
        )
    ]
    padded = np.pad(maps, (*padding, (0, 0)))[None].astype(np.float32)
    step = slide.stride[0]  # a window as wide as its input has one place along the columns, whatever the step
    parts = tf.nn.depthwise_conv2d(padded, kernel[..., None], (1, step, step, 1), "VALID")
    return move_maps_first(parts[0, : size[0], : size[1]].numpy())


def read_convolution(network: Network, link: Link) -> tuple[np.ndarray, np.ndarray, str]:
    """Return a convolution's kernel [rows, columns, channels, maps], bias [maps] and the name of its activation.

    A kernel that slides over the rows of an image is as wide as the image.
    """
    assert link.slide is not None
    weights = network.named_weights()
    kernel = weights[f"{link.name}/kernel"].numpy()
    kernel = kernel.reshape(*link.slide.kernel, -1, kernel.shape[-1])
    bias = weights[f"{link.name}/bias"].numpy() if f"{link.name}/bias" in weights else np.zeros(kernel.shape[-1])
    return kernel, bias, link.description.activation


def _read_mean_image(network: Network, which: int) -> np.ndarray:
    return move_maps_first(network.named_weights()["mean_image"].numpy()[..., which : which + 1])


def _read_numbers(network: Network, link: Link, which: int) -> dict[str, float]:
    """Return the numbers beside the maps that take part in map `which`."""
    if link.kind is not LayerKind.BATCH_NORMALIZATION:
        return dict(link.description.constants)
    weights = network.named_weights()
    names = {"gamma": "gamma", "beta": "beta", "mean": "moving_mean", "variance": "moving_variance"}
    found = {short: float(weights[f"{link.name}/{name}"].numpy()[which]) for short, name in names.items()}
    return {**found, **link.description.constants}
