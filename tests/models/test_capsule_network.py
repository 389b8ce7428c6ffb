"""What all capsule networks share: routing on request, the objective, drawing from a capsule."""

import numpy as np
import pytest

from tests.fidelity import reference
from tests.models.networks import TINY_CLASSES, TINY_SHAPE, built, random_images, tiny_capsule_network

IMAGES = random_images(4, TINY_SHAPE)


def test_route_is_what_the_layers_computed():
    network = tiny_capsule_network()
    outputs = network.layer_outputs(IMAGES)
    primary, votes, trace = network.route(IMAGES)
    assert votes.shape == (4, 18, TINY_CLASSES, 4)
    np.testing.assert_allclose(primary, outputs["primary_capsules"], atol=1e-6)
    np.testing.assert_allclose(trace.outputs[-1], outputs["class_capsules"], atol=1e-6)
    np.testing.assert_allclose(np.linalg.norm(trace.outputs[-1], axis=-1), outputs["lengths"], atol=1e-5)


@pytest.mark.parametrize("iterations", [1, 5, 10])
def test_route_with_other_iterations(iterations):
    _, votes, trace = tiny_capsule_network().route(IMAGES, iterations)
    expected = reference.routing(np.array(votes, np.float64), iterations)
    assert trace.couplings.shape == (iterations, 4, 18, TINY_CLASSES)
    np.testing.assert_allclose(trace.couplings, expected["couplings"], atol=1e-5)


def test_more_iterations_agree_more():
    """Otherwise the tests on the number of passes could not tell one number from another."""
    couplings = tiny_capsule_network().route(IMAGES, 10)[2].couplings
    largest = np.array(couplings).max(axis=(1, 2, 3))
    assert (np.diff(largest[:6]) > 0.01).all()
    assert largest[-1] > 0.9


def test_prediction_mask_keeps_the_longest():
    mask = tiny_capsule_network().prediction_mask(np.array([[0.1, 0.9, 0.3], [0.5, 0.2, 0.4]], np.float32))
    np.testing.assert_array_equal(mask, [[0, 1, 0], [1, 0, 0]])


@pytest.mark.parametrize("weight", [0.0, 0.0005, 0.05])
def test_the_reconstruction_weight_is_the_networks_own(weight):
    network = tiny_capsule_network(reconstruction_weight=weight)
    total, parts, _ = network.objective(IMAGES, np.array([0, 1, 2, 0]), training=True)
    assert parts.keys() == {"margin_loss", "reconstruction_loss"}
    expected = parts["margin_loss"] + weight * parts["reconstruction_loss"]
    np.testing.assert_allclose(total, expected, rtol=1e-6)


@pytest.mark.parametrize("architecture", ["capsnet", "capsnet_small"])
def test_options_reach_the_network(architecture):
    network = built(architecture, iterations=5, reconstruction_weight=0.25)
    assert network.route(random_images(1))[2].logits.shape[0] == 5
    total, parts, _ = network.objective(random_images(2), np.array([1, 2]))
    np.testing.assert_allclose(total, parts["margin_loss"] + 0.25 * parts["reconstruction_loss"], rtol=1e-6)


@pytest.mark.parametrize("architecture", ["capsnet", "capsnet_small", "efficient_capsnet", "em_capsnet"])
def test_the_margins_reach_the_objective(architecture):
    shape, labels = (20, 20, 1), np.array([1, 2])
    options = {"present_margin": 0.6, "absent_margin": 0.02, "absent_weight": 0.7}
    network = built(architecture, shape, **options)
    _total, parts, lengths = network.objective(random_images(2, shape), labels)
    expected = reference.margin_loss(np.eye(10)[labels], lengths, 0.6, 0.02, 0.7).mean()
    np.testing.assert_allclose(parts["margin_loss"], expected, rtol=1e-4)
    assert abs(expected - reference.margin_loss(np.eye(10)[labels], lengths).mean()) > 0.01


def test_without_a_decoder_there_is_only_the_margin_loss():
    network = built("capsnet_small", reconstruction=False)
    total, parts, _ = network.objective(random_images(2), np.array([1, 2]), training=True)
    assert list(parts) == ["margin_loss"]
    assert float(total) == float(parts["margin_loss"])
    assert "reconstruction" not in network.layer_outputs(random_images(2))
    with pytest.raises(ValueError, match="capsnet_small was built without a decoder, so it cannot reconstruct"):
        network.reconstruct(np.zeros((1, 10, 16), np.float32), np.eye(10)[:1])
