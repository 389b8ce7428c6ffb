"""squash and capsule_lengths, by value."""

import numpy as np
import pytest
import tensorflow as tf

from lib.models.capsules import capsule_lengths, squash
from tests.fidelity import reference


def test_squash_of_3_4():
    np.testing.assert_allclose(squash(tf.constant([3.0, 4.0])), [0.5769231, 0.7692308], atol=1e-5)


@pytest.mark.parametrize("length", [0.01, 0.1, 1.0, 10.0, 1000.0])
def test_squash_keeps_the_direction_and_shrinks_the_length(length):
    direction = np.array([2.0, -3.0, 6.0]) / 7
    squashed = squash(tf.constant(length * direction))
    np.testing.assert_allclose(squashed, length**2 / (1 + length**2) * direction, atol=1e-7)


def test_squash_of_zero_is_zero():
    np.testing.assert_array_equal(squash(tf.zeros((2, 3))), np.zeros((2, 3)))


def test_squash_along_another_axis():
    vectors = np.random.default_rng(0).normal(size=(2, 4, 3))
    expected = reference.squash(vectors.transpose(0, 2, 1)).transpose(0, 2, 1)
    np.testing.assert_allclose(squash(tf.constant(vectors), axis=1), expected, atol=1e-6)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_squash_keeps_the_dtype(dtype):
    assert squash(tf.ones((2, 3), dtype)).dtype == dtype


def test_capsule_lengths():
    capsules = tf.constant([[[0.3, 0.4], [0.0, -0.6]]])
    np.testing.assert_allclose(capsule_lengths(capsules), [[0.5, 0.6]], atol=1e-6)
    np.testing.assert_allclose(capsule_lengths(capsules, axis=1), [[0.3, np.sqrt(0.52)]], atol=1e-6)


def test_the_epsilon_adds_at_most_0_00032_to_a_length():
    exact = np.array([0.0, 1e-4, 1e-3, 0.01, 0.1, 1.0])
    added = np.array(capsule_lengths(tf.constant(exact[:, None]))) - exact
    assert added.min() >= 0
    assert added.max() < 3.2e-4
    assert added[-2:].max() < 1e-6  # from a length of 0.1 on it is lost in float32
