"""Mistake 3: softmax over the input capsules. It still trains, so accuracy does not show it."""

from collections.abc import Callable
from functools import partial

import numpy as np
import pytest
import tensorflow as tf

from lib.models.capsules import RoutingTrace, dynamic_routing
from lib.models.capsules.routing import dynamic
from tests.models.mistakes.mutable_routing import in_a_layer, mutable_routing
from tests.models.networks import TINY_CLASSES, TINY_SHAPE, random_images, tiny_capsule_network

over_the_inputs = partial(mutable_routing, softmax_axis=1)
over_the_batch = partial(mutable_routing, softmax_axis=0)
MUTANTS = [over_the_inputs, over_the_batch]


def check_each_input_shares_itself_out(couplings: np.ndarray) -> None:
    """Check couplings [r, batch, inputs, outputs]: uniform at first, and 1 in total for every input capsule."""
    np.testing.assert_allclose(couplings[0], 1 / couplings.shape[-1], atol=1e-6)
    np.testing.assert_allclose(couplings.sum(axis=-1), 1, atol=1e-6)
    assert np.abs(couplings[-1].sum(axis=-2) - 1).max() > 0.1  # and not 1 for an output capsule


def check_routing(routing: Callable[..., RoutingTrace]) -> None:
    votes = np.random.default_rng(0).normal(size=(2, 6, 4, 5))
    check_each_input_shares_itself_out(np.array(routing(tf.constant(votes), 3).couplings))


def check_network() -> None:
    trace = tiny_capsule_network().route(random_images(2, TINY_SHAPE))[2]
    assert trace.couplings.shape == (3, 2, 18, TINY_CLASSES)
    check_each_input_shares_itself_out(np.array(trace.couplings))


def test_mistake_3_a_layer_takes_the_copy_without_mistakes(monkeypatch):
    monkeypatch.setattr(dynamic, "dynamic_routing", in_a_layer(mutable_routing))
    check_network()


def test_mistake_3_softmax_axis():
    check_routing(mutable_routing)
    check_routing(dynamic_routing)
    check_network()


@pytest.mark.parametrize("mutant", MUTANTS)
def test_mistake_3_is_caught(mutant):
    with pytest.raises(AssertionError):
        check_routing(mutant)


@pytest.mark.parametrize("mutant", MUTANTS)
def test_mistake_3_is_caught_in_a_network(mutant, monkeypatch):
    monkeypatch.setattr(dynamic, "dynamic_routing", in_a_layer(mutant))
    with pytest.raises(AssertionError):
        check_network()
