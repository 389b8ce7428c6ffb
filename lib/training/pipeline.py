"""Batches that are ready when the training step wants them."""

from collections.abc import Callable

import tensorflow as tf

from lib.datasets import Batch, Dataset
from lib.datasets.batches import batches
from lib.datasets.storage.tfrecords import pipeline_options

AHEAD = 2
"""Batches prepared in advance; one would do, the second covers a busy moment."""


def describe_batch(input_shape: tuple[int, int, int], labels_per_image: int) -> tuple[tf.TensorSpec, ...]:
    """Return what a batch holds: images and labels; of images with two labels, also the parts (see `Batch`)."""
    images = tf.TensorSpec((None, *input_shape), tf.uint8)
    if labels_per_image == 1:
        return images, tf.TensorSpec((None,), tf.int32)
    labels = tf.TensorSpec((None, labels_per_image), tf.int32)
    return images, labels, tf.TensorSpec((None, labels_per_image, *input_shape), tf.uint8)


def unpack_batch(batch: Batch) -> tuple:
    """Return the arrays of `batch` in the order of `describe_batch`."""
    return batch[:2] if batch.parts is None else tuple(batch)


def to_unit_range(pixels: tf.Tensor) -> tf.Tensor:
    """Return pixels as networks take them, float32 in [0, 1], from uint8 as they are stored."""
    return tf.cast(pixels, tf.float32) / 255.0


def prefetch_batches(
    dataset: Dataset, batch_size: int, *, seed: int, first_step: int, last_step: int, shift: int, **others: float
) -> tf.data.Dataset:
    """Return the batches of `lib.datasets.batches` over the images to learn from.

    Each is prepared while the step before computes.

    `shift` and `others` say how images are changed, see `lib.datasets.augment`.

    Nothing is shuffled or kept here: what a batch holds is decided there, by the seed and the step alone.
    """

    def prepare():
        steps = {"first_step": first_step, "last_step": last_step}
        for _, batch in batches(dataset.fit, batch_size, seed=seed, shift=shift, **others, **steps):
            yield unpack_batch(batch)

    signature = describe_batch(dataset.input_shape, dataset.labels_per_image)
    prepared = tf.data.Dataset.from_generator(prepare, output_signature=signature)
    return prepared.prefetch(AHEAD).with_options(pipeline_options(threads=1))  # the cores are for the step


def compile_fed_step(train_step: Callable) -> Callable:
    """Return a function (iterator over `prefetch_batches`) → (images in the batch, what `train_step` returns).

    The batch is fetched inside the graph, so Python holds up neither the step nor the preparing thread.
    """

    @tf.function(autograph=False)
    def step(iterator: tf.data.Iterator):
        batch = next(iterator)
        return tf.shape(batch[0])[0], train_step(*batch)

    return step
