"""Slopes below zero that are learned, and slopes that are drawn in training."""

import numpy as np
import pytest

from lib.models.layers.slopes import DrawnSlopesConv2D, DrawnSlopesDense, LearnedSlopesConv2D
from tests.models.networks import random_images


def test_learned_slopes_begin_at_a_quarter_and_are_one_a_filter():
    layer = LearnedSlopesConv2D(4, 3, name="conv1")
    maps = random_images(2, (9, 9, 3)) - 0.5
    output = layer(maps).numpy()
    kernel, bias, slopes = layer.get_weights()
    np.testing.assert_array_equal(slopes, np.full(4, 0.25, np.float32))
    changed = np.array([0.0, 0.1, -1.0, 1.0], np.float32)
    layer.set_weights([kernel, bias, changed])
    sums = np.where(output > 0, output, 4 * output)
    np.testing.assert_allclose(layer(maps), np.where(sums > 0, sums, changed * sums), atol=1e-6)


@pytest.mark.parametrize("layer", [DrawnSlopesConv2D(4, 3), DrawnSlopesDense(5)], ids=["convolution", "dense"])
def test_drawn_slopes_are_even_between_an_eighth_and_a_third_and_their_mean_afterwards(layer):
    values = random_images(20, (9, 9, 3)) - 0.5
    resting = layer(values).numpy()
    sums = np.where(resting > 0, resting, resting / (11 / 48))
    training, again = layer(values, training=True).numpy(), layer(values, training=True).numpy()
    np.testing.assert_allclose(training[sums > 0], sums[sums > 0], rtol=1e-6)
    below = sums < -1e-3
    drawn = training[below] / sums[below]
    assert drawn.min() >= 1 / 8 - 1e-4 and drawn.max() <= 1 / 3 + 1e-4
    assert drawn.mean() == pytest.approx(11 / 48, abs=0.01)
    assert drawn.std() == pytest.approx((1 / 3 - 1 / 8) / 12**0.5, rel=0.05)
    assert np.abs(again[below] / sums[below] - drawn).max() > 0.01
