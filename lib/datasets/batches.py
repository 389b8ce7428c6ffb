"""Shuffled, augmented batches that depend on the seed and the step alone.

Because nothing is carried from one batch to the next, a training that resumes at step k gets exactly
the batches that it would have got without the interruption.
"""

from collections.abc import Iterator

import numpy as np

from lib.datasets.augment import augment, shift_images
from lib.datasets.dataset import Batch, Examples
from lib.datasets.splits.patch_split import PatchSplit, cut_patches
from lib.datasets.splits.streamed_split import StreamedSplit


def steps_per_epoch(examples: int, batch_size: int) -> int:
    """Return how many batches one pass over the examples takes; the last may be smaller."""
    return -(-examples // batch_size)


def shift_batch(batch: Batch, most: int, random: np.random.Generator) -> Batch:
    """Shift each example by its own −most…most pixels along both axes, filling with zeros.

    An image and its parts move together, so that the parts still add up to the image.

    Args:
        most: in pixels; 0 returns the batch unchanged.
        random: what the shifts are drawn from.
    """
    if most == 0:
        return batch
    down, right = random.integers(0, 2 * most + 1, size=(2, len(batch.images)))
    parts = batch.parts
    if parts is not None:
        parts = np.stack([shift_images(part, most, down, right) for part in np.moveaxis(parts, 1, 0)], axis=1)
    return Batch(shift_images(batch.images, most, down, right), batch.labels, parts)


def augment_batch(batch: Batch, random: np.random.Generator, *, shift: int, **others: float) -> Batch:
    """Change each image of the batch by its own random amounts, see `augment`.

    Raises:
        ValueError: if images with parts are to be changed in another way than shifted.
    """
    if batch.parts is None:
        images = augment(batch.images, shift=shift, **others, random=random)  # type: ignore[arg-type]
        return batch._replace(images=images)
    if any(others.values()):
        raise ValueError(f"images with parts can only be shifted; got {others}")
    return shift_batch(batch, shift, random)


def batches(
    split: Examples,
    batch_size: int,
    *,
    seed: int,
    first_step: int,
    last_step: int,
    shift: int,
    **others: float,
) -> Iterator[tuple[int, Batch]]:
    """Yield (step, batch) for every step after `first_step` up to `last_step`.

    Every epoch has its own order, drawn from the seed and the epoch's number, and uses each image once. Patches
    are cut from the images at random places.

    Args:
        shift, others: how images are changed, see `augment`; those with parts can only be shifted.
    """
    per_epoch = steps_per_epoch(len(split), batch_size)
    drawn, drawn_epoch = iter(()), -1
    for step in range(first_step + 1, last_step + 1):
        epoch, place = divmod(step - 1, per_epoch)
        if epoch != drawn_epoch:
            drawn, drawn_epoch = _draw_epoch(split, batch_size, (seed, epoch), place), epoch
        random = np.random.default_rng((seed, epoch, place + 1))
        batch = next(drawn)
        if isinstance(split, PatchSplit):
            batch = batch._replace(images=cut_patches(batch.images, split.side, random))
        yield step, augment_batch(batch, random, shift=shift, **others)


def _draw_epoch(split: Examples, batch_size: int, seed: tuple[int, int], first: int) -> Iterator[Batch]:
    """Yield the batches of one epoch from number `first` on; those of patches have the whole images."""
    if isinstance(split, PatchSplit):
        split = split.whole
    if isinstance(split, StreamedSplit):
        yield from split.epoch(batch_size, seed, first)
        return
    order = np.random.default_rng(seed).permutation(len(split))
    for start in range(first * batch_size, len(split), batch_size):
        yield split.take(order[start : start + batch_size])
