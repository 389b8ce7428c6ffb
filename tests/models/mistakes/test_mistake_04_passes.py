"""Mistake 4: one routing pass too many; class capsules updated one after the other."""

from collections.abc import Callable
from functools import partial

import numpy as np
import pytest
import tensorflow as tf

from lib.models.capsules import RoutingTrace, dynamic_routing, squash
from lib.models.capsules.routing import dynamic
from tests.fidelity import reference
from tests.models.mistakes.mutable_routing import in_a_layer, mutable_routing
from tests.models.networks import TINY_SHAPE, random_images, tiny_capsule_network


def last_pass_only(trace: RoutingTrace, iterations: int) -> RoutingTrace:
    """Hide the extra pass: as many entries as asked for, the last of which is one too far."""
    return RoutingTrace(*(values[-iterations:] for values in trace[:5]))


one_too_many = partial(mutable_routing, extra_passes=1)


def one_too_many_hidden(votes: tf.Tensor, iterations: int) -> RoutingTrace:
    return last_pass_only(one_too_many(votes, iterations), iterations)


def one_after_the_other(votes: tf.Tensor, iterations: int) -> RoutingTrace:
    """Let each class capsule see, within a pass, the logits that its neighbours changed already."""
    logits = tf.zeros_like(votes[..., 0])
    passes = []
    for _ in range(iterations):
        start, columns = logits, []
        for capsule in range(votes.shape[2]):
            couplings = tf.nn.softmax(logits, axis=2)[:, :, capsule]  # (batch, inputs)
            weighted_sum = tf.reduce_sum(couplings[..., None] * votes[:, :, capsule], axis=1)
            output = squash(weighted_sum)
            agreements = tf.reduce_sum(votes[:, :, capsule] * output[:, None], axis=-1)
            columns.append((couplings, weighted_sum, output, agreements))
            chosen = tf.one_hot(capsule, votes.shape[2], dtype=votes.dtype)
            logits = logits + agreements[..., None] * chosen
        couplings, sums, outputs, agreements = zip(*columns, strict=True)
        passes.append(
            (start, tf.stack(couplings, 2), tf.stack(sums, 1), tf.stack(outputs, 1), tf.stack(agreements, 2))
        )
    return RoutingTrace(*(tf.stack(values) for values in zip(*passes, strict=True)))


MUTANTS = [one_too_many, one_too_many_hidden, one_after_the_other]


def check_passes(routing: Callable[..., RoutingTrace], iterations: int) -> None:
    """Check that every value of every pass is procedure 1's, and that there are `iterations` passes."""
    votes = np.random.default_rng(0).normal(size=(2, 6, 4, 5))
    trace = routing(tf.constant(votes), iterations)
    for name, expected in reference.routing(votes, iterations).items():
        np.testing.assert_allclose(getattr(trace, name), expected, atol=1e-6, err_msg=name)


def check_a_network_makes_as_many_passes_as_asked(iterations: int) -> None:
    network = tiny_capsule_network(iterations=iterations)
    images = random_images(2, TINY_SHAPE)
    expected = reference.routing(np.array(network.route(images)[1], np.float64), iterations)["outputs"][-1]
    np.testing.assert_allclose(network.layer_outputs(images)["class_capsules"], expected, atol=1e-5)


@pytest.mark.parametrize("iterations", [1, 2, 3])
def test_mistake_4_passes(iterations):
    check_passes(mutable_routing, iterations)
    check_passes(dynamic_routing, iterations)
    check_a_network_makes_as_many_passes_as_asked(iterations)


@pytest.mark.parametrize("iterations", [1, 2, 3])
def test_mistake_4_a_layer_takes_the_copy_without_mistakes(iterations, monkeypatch):
    monkeypatch.setattr(dynamic, "dynamic_routing", in_a_layer(mutable_routing))
    check_a_network_makes_as_many_passes_as_asked(iterations)


@pytest.mark.parametrize("iterations", [1, 2, 3])
@pytest.mark.parametrize("mutant", MUTANTS)
def test_mistake_4_is_caught(mutant, iterations):
    with pytest.raises(AssertionError):
        check_passes(mutant, iterations)


@pytest.mark.parametrize("iterations", [1, 2, 3])
@pytest.mark.parametrize("mutant", MUTANTS)
def test_mistake_4_is_caught_in_a_network(mutant, iterations, monkeypatch):
    monkeypatch.setattr(dynamic, "dynamic_routing", in_a_layer(mutant))
    with pytest.raises(AssertionError):
        check_a_network_makes_as_many_passes_as_asked(iterations)
