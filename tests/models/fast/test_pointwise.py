"""A product of matrices is a convolution with a 1×1 kernel."""

import keras
import numpy as np
import pytest
import tensorflow as tf

from lib.models.fast.pointwise import PointwiseConv2D

MAPS = tf.constant(np.random.default_rng(0).normal(size=(3, 4, 5, 6)), tf.float32)


def outputs_and_gradients(layer: keras.layers.Layer, weights: list[np.ndarray]) -> list[np.ndarray]:
    layer.build(MAPS.shape)
    layer.set_weights(weights)
    with tf.GradientTape() as tape:
        tape.watch(MAPS)
        outputs = layer(MAPS)
        total = tf.reduce_sum(tf.sin(outputs))
    return [np.array(value) for value in (outputs, *tape.gradient(total, [MAPS, *layer.trainable_variables]))]


@pytest.mark.parametrize("has_bias", [False, True])
def test_results_and_gradients_are_those_of_kerass_layer(has_bias):
    random = np.random.default_rng(1)
    weights = [random.normal(size=(1, 1, 6, 2)), random.normal(size=2)][: 1 + has_bias]
    found, expected = (
        outputs_and_gradients(kind(2, 1, use_bias=has_bias, activation="sigmoid"), weights)
        for kind in (PointwiseConv2D, keras.layers.Conv2D)
    )
    for value, right in zip(found, expected, strict=True):
        np.testing.assert_allclose(value, right, rtol=1e-5, atol=1e-5)
