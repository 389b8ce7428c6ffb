"""The fused batch normalisation against Keras's own layer."""

import keras
import numpy as np
import pytest
import tensorflow as tf

from lib.models.fast.batch_normalization import MOMENTUM, BatchNormalization

MAPS = (2.0 + 3.0 * np.random.default_rng(0).normal(size=(5, 4, 3, 6))).astype(np.float32)


@pytest.fixture
def layers() -> tuple[BatchNormalization, keras.layers.BatchNormalization]:
    ours, kerass = BatchNormalization(), keras.layers.BatchNormalization(momentum=MOMENTUM)
    random = np.random.default_rng(1)
    for layer in (ours, kerass):
        layer.build(MAPS.shape)
    for name, low in (("gamma", 0.5), ("beta", -1.0), ("moving_mean", -1.0), ("moving_variance", 0.5)):
        values = random.uniform(low, low + 2, 6)
        for layer in (ours, kerass):
            getattr(layer, name).assign(values)
    return ours, kerass


def test_outputs_and_gradients_in_training(layers):
    results = []
    for layer in layers:
        maps = tf.constant(MAPS)
        with tf.GradientTape() as tape:
            tape.watch(maps)
            outputs = layer(maps, training=True)
            total = tf.reduce_sum(tf.sin(outputs))
        results.append((outputs, *tape.gradient(total, [maps, layer.gamma, layer.beta])))
    for computed, expected in zip(*results, strict=True):
        np.testing.assert_allclose(computed, expected, atol=1e-4)


def test_moving_statistics_follow_the_batches(layers):
    for _ in range(3):
        for layer in layers:
            layer(MAPS, training=True)
    ours, kerass = layers
    np.testing.assert_allclose(ours.moving_mean, kerass.moving_mean, rtol=1e-5)
    np.testing.assert_allclose(ours.moving_variance, kerass.moving_variance, rtol=1e-5)


def test_a_moving_statistic_by_value():
    layer = BatchNormalization(momentum=0.75)
    layer(MAPS, training=True)
    mean, variance = MAPS.mean(axis=(0, 1, 2)), MAPS.var(axis=(0, 1, 2))
    np.testing.assert_allclose(layer.moving_mean, 0.25 * mean, rtol=1e-5)
    np.testing.assert_allclose(layer.moving_variance, 0.75 + 0.25 * variance, rtol=1e-5)


def test_inference_uses_the_moving_statistics_and_leaves_them(layers):
    ours, kerass = layers
    before = ours.moving_mean.numpy(), ours.moving_variance.numpy()
    np.testing.assert_allclose(ours(MAPS), kerass(MAPS), atol=1e-5)
    expected = (MAPS - before[0]) / np.sqrt(before[1] + 1e-3) * ours.gamma.numpy() + ours.beta.numpy()
    np.testing.assert_allclose(ours(MAPS), expected, atol=1e-5)
    np.testing.assert_array_equal(ours.moving_mean, before[0])
    np.testing.assert_array_equal(ours.moving_variance, before[1])
