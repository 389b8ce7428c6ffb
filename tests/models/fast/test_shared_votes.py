"""Votes that are used several times: the same sums, comparisons and gradients as TensorFlow's own."""

import numpy as np
import pytest
import tensorflow as tf

from lib.models.capsules import dynamic_routing, squash
from lib.models.fast.shared_votes import SharedVotes

BATCH, OUTPUTS, INPUTS, DIM = 3, 4, 7, 5


def normal(*shape: int, seed: int, dtype: str = "float32") -> tf.Tensor:
    return tf.constant(np.random.default_rng(seed).normal(size=shape), dtype)


def plain_routing(votes: tf.Tensor, iterations: int, bias: tf.Tensor, *, blocked_gradient: bool) -> tf.Tensor:
    """Return the outputs of the last pass over votes [batch, inputs, outputs, dim], by TensorFlow alone."""
    fixed = tf.stop_gradient(votes) if blocked_gradient else votes
    logits = tf.zeros_like(votes[..., 0])
    outputs = bias
    for iteration in range(iterations):
        seen = votes if iteration == iterations - 1 else fixed
        outputs = squash(tf.einsum("bij,bijd->bjd", tf.nn.softmax(logits, axis=2), seen) + bias)
        logits += tf.einsum("bijd,bjd->bij", seen, outputs)
    return outputs


def gradients(sources: list[tf.Tensor], compute) -> list[np.ndarray]:
    with tf.GradientTape() as tape:
        tape.watch(sources)
        total = tf.reduce_sum(tf.sin(3.0 * compute(*sources)))
    return [np.array(gradient) for gradient in tape.gradient(total, sources)]


def test_sums_and_comparisons_by_hand():
    votes, weights, vectors = (
        normal(BATCH, OUTPUTS, INPUTS, DIM, seed=0),
        normal(BATCH, OUTPUTS, INPUTS, seed=1),
        normal(BATCH, OUTPUTS, DIM, seed=2),
    )
    shared = SharedVotes(votes, 2)
    np.testing.assert_allclose(shared.weigh(weights), np.einsum("bji,bjid->bjd", weights, votes), atol=1e-5)
    np.testing.assert_allclose(shared.compare(vectors), np.einsum("bjid,bjd->bji", votes, vectors), atol=1e-5)


def test_the_gradient_is_the_sum_of_those_of_each_use():
    def used_twice(votes, weights, vectors):
        shared = SharedVotes(votes, 3)  # one use more than there is
        return tf.concat([shared.weigh(weights), shared.compare(vectors)], axis=-1)

    def plainly(votes, weights, vectors):
        sums = tf.einsum("bji,bjid->bjd", weights, votes)
        return tf.concat([sums, tf.einsum("bjid,bjd->bji", votes, vectors)], axis=-1)

    sources = [
        normal(BATCH, OUTPUTS, INPUTS, DIM, seed=0),
        normal(BATCH, OUTPUTS, INPUTS, seed=1),
        normal(BATCH, OUTPUTS, DIM, seed=2),
    ]
    for found, expected in zip(gradients(sources, used_twice), gradients(sources, plainly), strict=True):
        np.testing.assert_allclose(found, expected, rtol=0, atol=1e-5 * np.abs(expected).max())


@pytest.mark.parametrize("blocked_gradient", [False, True])
@pytest.mark.parametrize("iterations", [1, 2, 3, 5])
def test_the_gradients_of_routing_are_those_of_the_plain_loop(iterations, blocked_gradient):
    sources = [normal(BATCH, INPUTS, OUTPUTS, DIM, seed=0), normal(OUTPUTS, DIM, seed=1)]

    def routed(votes, bias):
        return dynamic_routing(votes, iterations, bias, blocked_gradient=blocked_gradient).outputs[-1]

    def plainly(votes, bias):
        return plain_routing(votes, iterations, bias, blocked_gradient=blocked_gradient)

    for found, expected in zip(gradients(sources, routed), gradients(sources, plainly), strict=True):
        np.testing.assert_allclose(found, expected, rtol=0, atol=1e-5 * np.abs(expected).max())


def test_the_gradient_of_routing_is_that_of_finite_differences():
    """In float64 and in a graph, as training computes it."""
    votes = normal(1, INPUTS, OUTPUTS, DIM, seed=3, dtype="float64")
    direction = normal(1, INPUTS, OUTPUTS, DIM, seed=4, dtype="float64")

    @tf.function(autograph=False)
    def total(votes: tf.Tensor) -> tf.Tensor:
        return tf.reduce_sum(tf.sin(dynamic_routing(votes, 3).outputs[-1]))

    with tf.GradientTape() as tape:
        tape.watch(votes)
        value = total(votes)
    slope = tf.reduce_sum(tape.gradient(value, votes) * direction)
    step = 1e-6
    expected = (total(votes + step * direction) - total(votes - step * direction)) / (2 * step)
    np.testing.assert_allclose(slope, expected, rtol=1e-6)


def test_all_that_a_trace_reports_has_its_gradient():
    votes = normal(BATCH, INPUTS, OUTPUTS, DIM, seed=5)

    def reported(votes):
        trace = dynamic_routing(votes, 2)
        return tf.concat([tf.reshape(values, (-1,)) for values in (trace.agreements, trace.couplings)], axis=0)

    def plainly(votes):
        logits, found = tf.zeros_like(votes[..., 0]), []
        for _ in range(2):
            couplings = tf.nn.softmax(logits, axis=2)
            agreements = tf.einsum("bijd,bjd->bij", votes, squash(tf.einsum("bij,bijd->bjd", couplings, votes)))
            found.append((agreements, couplings))
            logits += agreements
        return tf.concat([tf.reshape(tf.stack(values), (-1,)) for values in zip(*found, strict=True)], axis=0)

    [found], [expected] = gradients([votes], reported), gradients([votes], plainly)
    np.testing.assert_allclose(found, expected, rtol=0, atol=1e-5 * np.abs(expected).max())
