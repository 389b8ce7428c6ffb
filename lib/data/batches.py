"""Shuffled, shifted batches whose content depends on the seed and the step alone.

Because nothing is carried from one batch to the next, a training that resumes at step k sees exactly
the batches that it would have seen without the interruption.
"""

from collections.abc import Iterator

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from lib.data.dataset import Batch, Examples


def steps_per_epoch(examples: int, batch_size: int) -> int:
    """How many batches one pass takes; the last may be smaller."""
    return -(-examples // batch_size)


def shift_batch(batch: Batch, most: int, random: np.random.Generator) -> Batch:
    """Shift each example by its own −most…most pixels in both directions, filling with zeros.

    An image and its parts move together, so that the parts still add up to the image.

    Args:
        most: in pixels; 0 returns the batch unchanged.
        random: where the shifts come from.
    """
    if most == 0:
        return batch
    down, right = random.integers(0, 2 * most + 1, size=(2, len(batch.images)))
    parts = batch.parts
    if parts is not None:
        parts = np.stack([_moved(part, most, down, right) for part in np.moveaxis(parts, 1, 0)], axis=1)
    return Batch(_moved(batch.images, most, down, right), batch.labels, parts)


def _moved(images: np.ndarray, most: int, down: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Cut each image [height, width, channels] out of its padded self, at its own `down` and `right`."""
    count, height, width, _ = images.shape
    padded = np.pad(images, ((0, 0), (most, most), (most, most), (0, 0)))
    windows = sliding_window_view(padded, (height, width), axis=(1, 2))  # type: ignore[call-overload]
    return np.moveaxis(windows[np.arange(count), down, right], 1, -1)  # (n, height, width, channels)


def batches(
    split: Examples, batch_size: int, *, seed: int, first_step: int, last_step: int, shift: int
) -> Iterator[tuple[int, Batch]]:
    """Yield (step, batch) for every step after `first_step` up to `last_step`.

    Every epoch has its own order, drawn from the seed and the epoch's number, and uses each image once.
    """
    per_epoch = steps_per_epoch(len(split), batch_size)
    order, order_epoch = np.empty(0, np.int64), -1
    for step in range(first_step + 1, last_step + 1):
        epoch, place = divmod(step - 1, per_epoch)
        if epoch != order_epoch:
            order = np.random.default_rng((seed, epoch)).permutation(len(split))
            order_epoch = epoch
        chosen = order[place * batch_size : (place + 1) * batch_size]
        random = np.random.default_rng((seed, epoch, place + 1))
        yield step, shift_batch(split.take(chosen), shift, random)
