"""The limit of the votes: no matrix grows past it in training, and smaller ones are left as they are."""

import numpy as np
import pytest
import tensorflow as tf

from lib.models.capsules import ClassCapsules
from lib.models.capsules.class_capsules import LimitedNorm
from lib.models.fast.fused_adam import FusedAdam

INPUTS, INPUT_DIM, CLASSES, DIM = 6, 3, 4, 5
LIMIT = 2.0
LARGEST = LIMIT * CLASSES / INPUTS


def test_larger_matrices_are_scaled_back_and_smaller_ones_stay():
    kernel = np.random.default_rng(0).normal(size=(INPUTS, INPUT_DIM, CLASSES * DIM)).astype(np.float32)
    kernel[0, :, :DIM] = 0.01  # the matrix of the pair 0, 0
    kernel[1, :, :DIM] = 0.0
    limited = LimitedNorm(LARGEST, DIM)(tf.constant(kernel)).numpy()
    before, after = _norms(kernel), _norms(limited)
    np.testing.assert_allclose(after, np.minimum(before, LARGEST), rtol=1e-5)
    np.testing.assert_array_equal(limited[:2, :, :DIM], kernel[:2, :, :DIM])


def test_a_training_step_leaves_no_sum_longer_than_the_limit_under_uniform_couplings():
    layer = ClassCapsules(CLASSES, DIM, vote_limit=LIMIT)
    capsules = tf.math.l2_normalize(tf.random.stateless_normal((8, INPUTS, INPUT_DIM), (0, 0)), axis=-1)
    layer(capsules)
    layer.kernel.assign(100.0 * tf.ones_like(layer.kernel))
    optimizer = FusedAdam(0.1)
    with tf.GradientTape() as tape:
        loss = -tf.reduce_sum(layer(capsules))
    optimizer.apply(tape.gradient(loss, layer.trainable_variables), layer.trainable_variables)
    _, routing = layer.trace(capsules)
    sums = np.linalg.norm(routing.weighted_sums[0], axis=-1)
    assert _norms(layer.kernel.numpy()).max() == pytest.approx(LARGEST, rel=1e-5)
    assert 0 < sums.max() <= LIMIT


@pytest.mark.parametrize("options", [{}, {"routing": "em", "vote_limit": LIMIT}])
def test_without_a_limit_and_where_votes_are_averaged_the_matrices_are_free(options):
    layer = ClassCapsules(CLASSES, DIM, **options)
    layer(tf.ones((1, INPUTS, INPUT_DIM)))
    assert layer.kernel.constraint is None


def _norms(kernel: np.ndarray) -> np.ndarray:
    """The Frobenius norm of each W_ij, [inputs, classes]."""
    return np.linalg.norm(kernel.reshape(INPUTS, INPUT_DIM, CLASSES, DIM), axis=(1, 3))
