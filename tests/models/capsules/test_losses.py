"""The margin loss and the reconstruction loss, by value."""

import numpy as np
import pytest
import tensorflow as tf

from lib.models.capsules import RECONSTRUCTION_WEIGHT, Margins, margin_loss, margin_terms, reconstruction_loss
from tests.fidelity import reference

LABELS = [[0.0, 0.0, 1.0], [1.0, 1.0, 1.0]]
LENGTHS = [[-0.3, 0.3, 0.9], [1.2, 0.5, -0.5]]


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_known_margin_terms(dtype):
    terms = margin_terms(tf.constant(LABELS, dtype), tf.constant(LENGTHS, dtype))
    np.testing.assert_allclose(terms, [[0, 0.02, 0], [0, 0.16, 1.96]], atol=1e-5)


def test_margin_loss_sums_the_classes_of_each_example():
    np.testing.assert_allclose(margin_loss(tf.constant(LABELS), tf.constant(LENGTHS)), [0.02, 2.12], atol=1e-5)


def test_other_margins_by_hand():
    """(0.5 − 0.3)² for the class that is there; 2 (0.5 − 0.25)² for one that is not, and nothing for 0.2."""
    terms = margin_terms(tf.constant([[1.0, 0.0, 0.0]]), tf.constant([[0.3, 0.5, 0.2]]), Margins(0.5, 0.25, 2.0))
    np.testing.assert_allclose(terms, [[0.04, 0.125, 0]], atol=1e-7)


@pytest.mark.parametrize("margins", [(0.9, 0.1, 0.5), (0.5, 0.25, 2.0), (1.0, 0.0, 1.0), (0.2, 0.8, 0.0)])
def test_any_margins_are_those_of_the_formula(margins):
    random = np.random.default_rng(0)
    labels, lengths = random.integers(0, 2, (50, 4)), random.random((50, 4)).astype(np.float32)
    computed = margin_loss(tf.constant(labels), tf.constant(lengths), Margins(*margins))
    np.testing.assert_allclose(computed, reference.margin_loss(labels, lengths, *margins), rtol=1e-5, atol=1e-6)


def test_margin_loss_takes_integer_labels():
    loss = margin_loss(tf.constant([[0, 0, 1], [1, 1, 1]]), tf.constant(LENGTHS))
    np.testing.assert_allclose(loss, [0.02, 2.12], atol=1e-5)


def test_nothing_to_lose_within_the_margins():
    lengths = tf.constant([[0.95, 0.05], [0.1, 0.9]])
    np.testing.assert_allclose(margin_loss(tf.constant([[1.0, 0.0], [0.0, 1.0]]), lengths), [0, 0], atol=1e-12)


def test_reconstruction_loss_sums_the_squares_of_each_example():
    images = tf.zeros((2, 2, 3, 1))
    drawn = tf.constant(np.arange(12, dtype=np.float32).reshape(2, 2, 3, 1))
    np.testing.assert_allclose(reconstruction_loss(images, drawn), [55, 451])  # 0² + … + 5², 6² + … + 11²


def test_the_paper_weighs_reconstruction_by_0_0005():
    assert RECONSTRUCTION_WEIGHT == 0.0005
