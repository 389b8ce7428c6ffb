"""Batches prepared in advance are the very batches of `lib.datasets.batches`, and only a few of them wait."""

import dataclasses
import time

import numpy as np
import pytest
import tensorflow as tf

from lib.datasets.batches import batches
from lib.training import pipeline
from lib.training.pipeline import AHEAD, compile_fed_step, prefetch_batches
from tests.training.pairs import small_pairs
from tests.training.small import small_mnist
from tests.waiting import wait_for

CHOICES = {"seed": 3, "shift": 2}


@pytest.mark.parametrize("dataset", [small_mnist, small_pairs])
@pytest.mark.parametrize(("first", "last"), [(0, 15), (9, 15), (15, 15)])
def test_the_same_batches_in_the_same_order(dataset, first, last):
    steps = {"first_step": first, "last_step": last}
    expected = [batch for _, batch in batches(dataset().fit, 33, **CHOICES, **steps)]
    actual = list(prefetch_batches(dataset(), 33, **CHOICES, **steps))
    assert len(actual) == len(expected) == last - first
    for tensors, batch in zip(actual, expected, strict=True):
        arrays = [array for array in batch if array is not None]
        assert [tensor.dtype.as_numpy_dtype for tensor in tensors] == [array.dtype for array in arrays]
        for tensor, array in zip(tensors, arrays, strict=True):
            np.testing.assert_array_equal(tensor, array)


def test_batches_are_ready_before_they_are_asked_for_but_not_all_of_them(monkeypatch):
    made = []

    def noted(*args, **kwargs):
        for step, batch in batches(*args, **kwargs):
            made.append(step)
            yield step, batch

    monkeypatch.setattr(pipeline, "batches", noted)
    feed = iter(prefetch_batches(small_mnist(), 10, **CHOICES, first_step=0, last_step=30))
    next(feed)
    wait_for(lambda: len(made) >= 1 + AHEAD)
    time.sleep(0.2)  # in which more could be made, if anything let it
    # One taken, some waiting, and one that the preparing thread holds in its hand.
    assert 1 + AHEAD <= len(made) <= 2 + AHEAD
    assert made == sorted(made)


def test_a_step_fetches_its_batch_and_says_how_many_images_it_had():
    seen = []
    step = compile_fed_step(lambda images, labels: (tf.reduce_sum(tf.cast(images, tf.int32)), labels))
    feed = iter(prefetch_batches(small_mnist(), 150, **CHOICES, first_step=0, last_step=4))
    for _ in range(4):
        count, (total, labels) = step(feed)
        seen.append((int(count), int(total), labels.numpy().tolist()))
    expected = [
        (len(batch.labels), int(batch.images.sum(dtype=np.int64)), batch.labels.tolist())
        for _, batch in batches(small_mnist().fit, 150, **CHOICES, first_step=0, last_step=4)
    ]
    assert seen == expected
    assert [count for count, _, _ in seen] == [150, 150, 100, 150]


def test_what_goes_wrong_while_preparing_ends_the_training():
    class BrokenError(Exception):
        pass

    class Broken:
        def __len__(self):
            return 40

        def __getitem__(self, chosen):
            return self

        def take(self, indices):
            raise BrokenError("the disk is gone")

    dataset = dataclasses.replace(small_mnist(), read=lambda name: Broken())
    feed = prefetch_batches(dataset, 10, **CHOICES, first_step=0, last_step=4)
    with pytest.raises(tf.errors.OpError, match="the disk is gone"):
        next(iter(feed))


def test_no_thread_tunes_the_pipeline_which_whoever_ends_it_would_wait_for():
    feed = prefetch_batches(small_mnist(), 10, **CHOICES, first_step=0, last_step=4)
    assert feed.options().autotune.enabled is False
