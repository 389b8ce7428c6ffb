"""The exported networks compute what TensorFlow and the NumPy reference compute, every layer and every pass.

Differences are measured by the largest value of each array.
"""

import functools

import numpy as np
import pytest
import tensorflow as tf

from lib.inspectors.questions.export.lite import to_lite
from lib.inspectors.questions.export.signatures import find_signatures
from lib.inspectors.questions.map_chain import follow_layers
from lib.models.capsule_network import CapsuleNetwork
from tests.fidelity import test_classifiers, test_forward_pass
from tests.fidelity.one_worker import by_one_worker
from tests.fidelity.test_forward_pass import CAPSULE_CASES, EM, case, expected_of
from tests.lite import Arrays, LiteNetwork
from tests.models.networks import trace_values

PASSES = 10
LEFT_OUT = {"reconstruction"}
TOLERANCE, WITHOUT_CAPSULES = 1e-5, 1e-4
EPSILON = 1e-7
"""In the root of the app's lengths, which matters to short capsules; the reference has none, as the papers."""

OTHERS = {
    **{name: test_forward_pass.case for name in ("baseline_cnn", "lenet")},
    **{
        name: test_classifiers.case
        for name in (
            "simple_cnn",
            "resnet_small",
            "resnet_small_deeper",
            "resnet_small_attention",
            "simple_cnn_attention",
            "gru",
            "bigru",
            "conv_gru",
            "pets_cnn",
            "alexnet",
            "alexnet_groups",
            "alexnet_prelu",
        )
    },
}
EXPORTED = CAPSULE_CASES.keys() - {
    "capsnet_official"
}  # only a bias more, which the kinds of routing are tested on


capsule_case = pytest.mark.parametrize("name", by_one_worker(sorted(EXPORTED)))


@functools.cache
def exported(name: str) -> LiteNetwork:
    network, _, images, _ = case(name) if name in CAPSULE_CASES else OTHERS[name](name)
    return LiteNetwork(to_lite(find_signatures(network, images.shape[1:])))


def assert_near(found: Arrays, expected: Arrays, names: set[str], tolerance: float) -> None:
    for name in sorted(names):
        largest = np.abs(expected[name]).max()
        np.testing.assert_allclose(found[name], expected[name], rtol=0, atol=tolerance * largest, err_msg=name)


def seen_by(name: str) -> Arrays:
    return exported(name).run("observe", image=case(name).images[:1])


@capsule_case
def test_every_layer_of_networks_with_capsules(name):
    network, _, images, expected = case(name)
    found = seen_by(name)
    computed = {layer: values.numpy() for layer, values in network.layer_outputs(images[:1]).items()}
    layers = computed.keys() - LEFT_OUT
    assert found.keys() - {"votes", "primary", "input_activations"} == layers
    assert_near(found, computed, layers, TOLERANCE)
    assert_near(found, {layer: values[:1] for layer, values in expected.items()}, layers, TOLERANCE)


@capsule_case
def test_every_pass_of_routing(name):
    network, weights, images, _ = case(name)
    assert isinstance(network, CapsuleNetwork)
    primary, votes, trace = network.route(images[:1], PASSES)
    found = seen_by(name)
    assert_near(found, {"votes": votes.numpy(), "primary": primary.numpy()}, {"votes", "primary"}, TOLERANCE)
    computed = trace_values(trace)
    passes = exported(name).route(found, len(computed["outputs"]))
    arrays = computed.keys() & passes.keys()
    assert arrays >= computed.keys() - {"input_activations"}
    first, found_first = ({one: values[:3] for one, values in all.items()} for all in (computed, passes))
    assert_near(found_first, first, arrays, TOLERANCE)
    lengths = np.sqrt(np.square(passes["outputs"]).sum(axis=-1) + EPSILON)
    np.testing.assert_allclose(passes["lengths"], lengths, rtol=0, atol=TOLERANCE)
    if name not in EM:  # whose further passes `test_em_loops` holds against exact ones
        assert_near(passes, computed, arrays, TOLERANCE)
        assert_near(passes, expected_of(name, weights, images[:1], PASSES), arrays, TOLERANCE)


@capsule_case
def test_each_pass_of_routing_from_the_same_logits(name):
    network = case(name).network
    assert isinstance(network, CapsuleNetwork)
    _, votes, trace = network.route(case(name).images[:1], PASSES)
    computed = trace_values(trace)
    arrays = computed.keys() - {"input_activations", "logits"}
    given = {"votes": votes.numpy(), **{one: computed[one][0] for one in {"input_activations"} & computed.keys()}}
    for iteration, logits in enumerate(computed["logits"]):
        found = exported(name).run("route", **given, logits=logits, iteration=np.array([iteration]))
        expected = {array: values[iteration] for array, values in computed.items()}
        assert_near(found, expected, arrays, TOLERANCE)


@capsule_case
def test_any_couplings_and_any_capsules(name):
    network = case(name).network
    assert isinstance(network, CapsuleNetwork)
    seen = seen_by(name)
    random = np.random.default_rng(3)
    couplings = random.random(seen["votes"].shape[:3]).astype(np.float32)
    found = exported(name).run("combine", **seen, couplings=couplings, iteration=np.array([0]))
    layer = network.class_capsules
    activations = tf.constant(seen.get("input_activations", np.zeros(seen["votes"].shape[:2])), tf.float32)
    given = layer.routing_input(tf.transpose(seen["votes"], (0, 2, 1, 3)), activations)
    sums, outputs = layer.kind.combine(given, tf.transpose(couplings, (0, 2, 1)))
    expected = {"weighted_sums": sums.numpy(), "outputs": outputs.numpy()}
    assert_near(found, expected, expected.keys(), TOLERANCE)
    capsules, mask = random.normal(size=outputs.shape).astype(np.float32), random.random(outputs.shape[:2])
    drawn = exported(name).run("decode", capsules=capsules, mask=mask)["reconstruction"]
    expected = network.reconstruct(tf.constant(capsules), tf.constant(mask, tf.float32)).numpy()
    np.testing.assert_allclose(drawn, expected, atol=TOLERANCE)


@pytest.mark.parametrize("name", by_one_worker(OTHERS))
def test_every_layer_of_networks_without_capsules(name):
    network, _, images, expected = OTHERS[name](name)
    found = exported(name).run("observe", image=images[:1])
    computed = {layer: np.asarray(values) for layer, values in network.layer_outputs(images[:1]).items()}
    assert found.keys() - {"gru2_states"} == computed.keys()
    assert list(exported(name).functions) == ["observe"]
    assert_near(found, computed, computed.keys(), WITHOUT_CAPSULES)
    assert_near(
        found, {layer: values[:1] for layer, values in expected.items()}, computed.keys(), WITHOUT_CAPSULES
    )


@pytest.mark.parametrize("name", by_one_worker(["gru", "bigru", "conv_gru"]))
def test_the_states_of_a_recurrent_layer_that_gives_its_last_one(name):
    network, _, images, _ = OTHERS[name](name)
    found = exported(name).run("observe", image=images[:1])
    [states] = [
        link.after[:, 0] for link in follow_layers(network, tf.constant(images[:1])) if link.name == "gru2"
    ]
    assert_near(found, {"gru2_states": states[None]}, {"gru2_states"}, WITHOUT_CAPSULES)
    if name != "bigru":  # which reads half of it from below
        np.testing.assert_allclose(found["gru2_states"][:, -1], found["gru2"], atol=1e-6)
