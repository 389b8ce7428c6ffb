"""Self-attention routing against its formulas (Mazzia, Salvetti, Chiaberge 2021), written out in NumPy."""

import numpy as np
import pytest
import tensorflow as tf

from lib.models.capsules import self_attention_routing

INPUTS, OUTPUTS, DIM = 5, 3, 4


@pytest.fixture
def votes() -> np.ndarray:
    return np.random.default_rng(3).normal(size=(2, INPUTS, OUTPUTS, DIM))


@pytest.mark.parametrize("with_bias", [False, True])
def test_every_value(votes, with_bias):
    bias = np.random.default_rng(4).normal(size=(INPUTS, OUTPUTS)) if with_bias else None
    trace = self_attention_routing(tf.constant(votes), None if bias is None else tf.constant(bias))
    for image in range(len(votes)):
        attention = np.zeros((INPUTS, OUTPUTS))
        for k in range(OUTPUTS):
            for i in range(INPUTS):
                attention[i, k] = sum(votes[image, i, k] @ votes[image, j, k] for j in range(INPUTS)) / np.sqrt(
                    DIM
                )
        couplings = np.exp(attention) / np.exp(attention).sum(axis=1, keepdims=True)
        weights = couplings if bias is None else couplings + bias
        sums = np.einsum("ik,ikd->kd", weights, votes[image])
        lengths = np.linalg.norm(sums, axis=-1, keepdims=True)
        outputs = (1 - np.exp(-lengths)) * sums / lengths
        np.testing.assert_allclose(trace.logits[0, image], attention, rtol=1e-6)
        np.testing.assert_allclose(trace.couplings[0, image], couplings, rtol=1e-6)
        np.testing.assert_allclose(trace.weighted_sums[0, image], sums, rtol=1e-6)
        np.testing.assert_allclose(trace.outputs[0, image], outputs, rtol=1e-5, atol=1e-6)


def test_the_couplings_of_an_input_sum_to_one_over_the_outputs(votes):
    couplings = self_attention_routing(tf.constant(votes)).couplings
    np.testing.assert_allclose(tf.reduce_sum(couplings, axis=-1), 1.0, rtol=1e-9)


def test_silent_votes_have_a_finite_gradient():
    silent = tf.zeros((1, INPUTS, OUTPUTS, DIM))
    with tf.GradientTape() as tape:
        tape.watch(silent)
        total = tf.reduce_sum(self_attention_routing(silent).outputs)
    assert np.isfinite(tape.gradient(total, silent)).all()
