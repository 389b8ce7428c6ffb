"""Each known mistake against a NumPy of its own, and the sound line that stands above the broken one."""

import inspect
from collections.abc import Callable

import numpy as np
import pytest
import tensorflow as tf

from lib.models.capsules import dynamic_routing
from lib.models.capsules.routing import mistakes
from lib.models.capsules.routing.mistakes import (
    AXIS,
    KEPT,
    MISTAKES,
    NAMES,
    ONE_MORE,
    RELU,
    SQUASH,
    broken_routing,
)
from tests.models.networks import new_network, random_images

VOTES = np.random.default_rng(0).normal(size=(2, 6, 4, 3))
LAST = np.random.default_rng(1).normal(size=(2, 6, 4))
BIAS = np.random.default_rng(2).normal(size=(4, 3))
ITERATIONS = 3


def softmax(logits: np.ndarray, axis: int) -> np.ndarray:
    powers = np.exp(logits)
    return powers / powers.sum(axis, keepdims=True)


def squash(vectors: np.ndarray) -> np.ndarray:
    square = (vectors**2).sum(-1, keepdims=True)
    return vectors * np.sqrt(square) / (1 + square)


def wrong_axis() -> tuple[np.ndarray, np.ndarray]:
    logits = np.zeros(VOTES.shape[:3])
    for _ in range(ITERATIONS):
        couplings = softmax(logits, axis=1)  # [batch, inputs, outputs]
        outputs = squash(np.einsum("bij,bijd->bjd", couplings, VOTES) + BIAS)
        logits = logits + np.einsum("bijd,bjd->bij", VOTES, outputs)
    return couplings, outputs


def no_squash() -> tuple[np.ndarray, np.ndarray]:
    logits = np.zeros(VOTES.shape[:3])
    for _ in range(ITERATIONS):
        couplings = softmax(logits, axis=2)
        outputs = np.einsum("bij,bijd->bjd", couplings, VOTES) + BIAS
        logits = logits + np.einsum("bijd,bjd->bij", VOTES, outputs)
    return couplings, outputs


def sound_from(logits: np.ndarray, passes: int) -> tuple[np.ndarray, np.ndarray]:
    for _ in range(passes):
        couplings = softmax(logits, axis=2)
        outputs = squash(np.einsum("bij,bijd->bjd", couplings, VOTES) + BIAS)
        logits = logits + np.einsum("bijd,bjd->bij", VOTES, outputs)
    return couplings, outputs


EXPECTED: dict[str, Callable[[], tuple[np.ndarray, np.ndarray]]] = {
    AXIS: wrong_axis,
    SQUASH: no_squash,
    RELU: lambda: sound_from(np.zeros(VOTES.shape[:3]), ITERATIONS),  # it is made before routing
    KEPT: lambda: sound_from(LAST, ITERATIONS),
    ONE_MORE: lambda: sound_from(np.zeros(VOTES.shape[:3]), ITERATIONS + 1),
}


@pytest.mark.parametrize("name", NAMES)
def test_a_mistake_in_routing_gives_the_numbers_of_its_own_numpy(name: str):
    trace = broken_routing(VOTES, ITERATIONS, (name,), tf.constant(BIAS), last=tf.constant(LAST))
    couplings, outputs = EXPECTED[name]()
    np.testing.assert_allclose(trace.couplings[-1], couplings, atol=1e-6)
    np.testing.assert_allclose(trace.outputs[-1], outputs, atol=1e-6)
    assert trace.couplings.shape[0] == ITERATIONS + (name == ONE_MORE)


def test_without_a_mistake_it_is_dynamic_routing():
    broken, sound = (
        broken_routing(VOTES, ITERATIONS, (), tf.constant(BIAS), last=tf.constant(LAST)),
        dynamic_routing(tf.constant(VOTES), ITERATIONS, tf.constant(BIAS)),
    )
    for name in ("logits", "couplings", "weighted_sums", "outputs", "agreements", "next_logits"):
        np.testing.assert_array_equal(getattr(broken, name), getattr(sound, name))


def test_logits_that_are_kept_make_the_same_picture_another_one():
    first = broken_routing(VOTES, ITERATIONS, (KEPT,))
    again = broken_routing(VOTES, ITERATIONS, (KEPT,), last=first.next_logits)
    longer = dynamic_routing(tf.constant(VOTES), 2 * ITERATIONS)
    np.testing.assert_allclose(again.outputs, longer.outputs[ITERATIONS:], atol=1e-12)


def test_mistakes_add_up():
    trace = broken_routing(VOTES, 1, (AXIS, SQUASH, ONE_MORE))
    sums = VOTES.mean(axis=1)
    couplings = softmax(np.einsum("bijd,bjd->bij", VOTES, sums), axis=1)
    np.testing.assert_allclose(trace.outputs[-1], np.einsum("bij,bijd->bjd", couplings, VOTES), atol=1e-6)


def test_relu_before_squash_in_a_whole_network():
    network, images = new_network("capsnet_small", (28, 28, 1)), random_images(2, (28, 28, 1))
    sound, trace = mistakes.read_with_mistakes(network, images, 2)
    primary, _votes, routing = network.route(images, 2)
    np.testing.assert_array_equal(sound, primary)
    np.testing.assert_array_equal(trace.outputs, routing.outputs)
    lengths = np.linalg.norm(primary, axis=-1, keepdims=True)
    before = primary * np.sqrt(lengths / (1 - lengths)) / lengths  # ‖v‖ = ‖s‖² / (1 + ‖s‖²), turned round
    broken, trace = mistakes.read_with_mistakes(network, images, 2, (RELU,))
    np.testing.assert_allclose(broken, squash(np.maximum(before, 0)), atol=1e-4)
    votes = network.class_capsules.votes(broken)
    np.testing.assert_allclose(trace.outputs, dynamic_routing(votes, 2, by_output=True).outputs, atol=1e-6)


def test_the_lines_that_learners_compare_are_those_that_ran():
    lines = [line.strip() for line in inspect.getsource(mistakes).splitlines()]
    for mistake in MISTAKES:
        at = lines.index(mistake.sound)
        assert lines[at + 1] == f"if {_constant(mistake.name)} in mistakes:"
        assert lines[at + 2] == mistake.broken


def _constant(name: str) -> str:
    return next(key for key, value in vars(mistakes).items() if key.isupper() and value == name)
