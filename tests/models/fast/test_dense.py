"""The dense layer with another form of the gradient: the same values and gradients as Keras's."""

import keras
import numpy as np
import pytest
import tensorflow as tf

from lib.models.fast.dense import Dense


def computed(layer: keras.layers.Dense) -> list[np.ndarray]:
    """Return what the layer makes of some vectors, and the gradients of a loss by them, kernel and bias."""
    random = np.random.default_rng(0)
    vectors = tf.constant(random.normal(size=(6, 5)), tf.float32)
    layer.build((None, 5))
    layer.set_weights([random.normal(size=(5, 7)), random.normal(size=7)])

    @tf.function(autograph=False)
    def run():
        with tf.GradientTape() as tape:
            tape.watch(vectors)
            made = layer(vectors)
            total = tf.reduce_sum(tf.sin(tf.cast(made, tf.float32)))
        return made, *tape.gradient(total, [vectors, *layer.trainable_variables])

    return [np.array(values) for values in run()]


@pytest.mark.parametrize("activation", ["relu", "sigmoid"])
def test_values_and_gradients_are_those_of_keras(activation):
    for found, expected in zip(
        computed(Dense(7, activation)), computed(keras.layers.Dense(7, activation)), strict=True
    ):
        np.testing.assert_allclose(found, expected, rtol=1e-5, atol=1e-6)


def test_it_computes_in_float16_where_it_is_told_to():
    made, *gradients = computed(Dense(7, "relu", dtype="mixed_float16"))
    expected, *_ = computed(keras.layers.Dense(7, "relu"))
    assert made.dtype == np.float16
    assert {gradient.dtype for gradient in gradients} == {np.dtype(np.float32)}
    np.testing.assert_allclose(made, expected, atol=0.02)
