"""Every layer of every architecture, against the NumPy reference.

Largest differences measured on the CPU (float32 against float64, three seeds, values of up to 4): 1.3e-6
in any layer and in the votes; in routing 5.2e-6 in weighted sums, 2.6e-6 in logits, 1.6e-6 in agreements,
1.1e-6 in outputs, 3.5e-7 in couplings.
"""

import functools
from typing import NamedTuple

import numpy as np
import pytest

from lib.models.network import Network
from tests.fidelity.reference import forward
from tests.models.networks import built, random_images, randomize, randomized, weight_values

ROUTED = {"votes", "logits", "couplings", "weighted_sums", "outputs", "agreements"}
LAYERS = 5e-6
ROUTING = 2e-5
EPSILON_OF_LENGTHS = 3.2e-4  # the square root of the 1e-7 inside; matters to a capsule of length 0

every_architecture = pytest.mark.parametrize("architecture", ["capsnet", "capsnet_small", "lenet"])
capsule_architecture = pytest.mark.parametrize("architecture", ["capsnet", "capsnet_small"])


class Case(NamedTuple):
    network: Network
    weights: dict[str, np.ndarray]
    images: np.ndarray
    expected: dict[str, np.ndarray]


@functools.cache
def case(architecture: str) -> Case:
    """A randomized network, some images, and what the reference makes of them; one image for the paper's."""
    network, images = randomized(architecture), random_images(1 if architecture == "capsnet" else 4)
    weights = weight_values(network)
    return Case(network, weights, images, forward(architecture, weights, images))


def assert_close(computed: dict[str, np.ndarray], expected: dict[str, np.ndarray], atol: float) -> None:
    for name, values in computed.items():
        np.testing.assert_allclose(values, expected[name], atol=atol, rtol=0, err_msg=name)


@every_architecture
def test_every_layer(architecture):
    network, _, images, expected = case(architecture)
    outputs = network.layer_outputs(images)
    assert outputs.keys() == expected.keys() - (ROUTED if architecture != "lenet" else set())
    assert_close(outputs, expected, LAYERS)


@capsule_architecture
def test_votes_and_every_value_of_routing(architecture):
    network, _, images, expected = case(architecture)
    primary, votes, trace = network.route(images)
    assert_close({"primary_capsules": primary, "votes": votes}, expected, LAYERS)
    assert_close(trace._asdict(), expected, ROUTING)


@capsule_architecture
@pytest.mark.parametrize("iterations", [1, 2, 5])
def test_other_iterations(architecture, iterations):
    network, weights, images, _ = case(architecture)
    expected = forward(architecture, weights, images, iterations)
    assert_close(network.route(images, iterations)[2]._asdict(), expected, ROUTING)


@capsule_architecture
def test_a_fresh_network_and_a_black_image(architecture):
    """Capsules near zero: only the lengths show the epsilon, and never by more than its root."""
    network = built(architecture)
    for images in (random_images(1), np.zeros((1, 28, 28, 1), np.float32)):
        outputs, expected = network.layer_outputs(images), forward(architecture, weight_values(network), images)
        assert_close({"lengths": outputs.pop("lengths")}, expected, EPSILON_OF_LENGTHS)
        assert_close(outputs, expected, LAYERS)


def test_a_network_without_decoder():
    network, images = built("capsnet_small", reconstruction=False), random_images(2)
    randomize(network)
    expected = forward("capsnet_small", weight_values(network), images)
    assert "reconstruction" not in expected
    assert_close(network.layer_outputs(images), expected, LAYERS)


# --- that the comparison can tell ----------------------------------------------------------------


@capsule_architecture
def test_the_longest_capsule_is_longest_by_more_than_rounding(architecture):
    """A tie could be decided either way, and the two sides would draw from different capsules."""
    lengths = np.sort(case(architecture).expected["lengths"], axis=-1)
    assert (lengths[:, -1] - lengths[:, -2]).min() > 1e-3


@capsule_architecture
def test_the_number_of_iterations_shows(architecture):
    _, weights, images, expected = case(architecture)
    fewer = forward(architecture, weights, images, iterations=2)
    assert np.abs(fewer["class_capsules"] - expected["class_capsules"]).max() > 100 * ROUTING


@every_architecture
def test_every_weight_shows(architecture):
    """On small images, for speed: a slight change of any one weight is far above the tolerance."""
    shape = (20, 20, 1)
    network, images = built(architecture, shape), random_images(1, shape)
    randomize(network)
    weights = weight_values(network)
    expected = forward(architecture, weights, images)
    assert_close(network.layer_outputs(images), expected, LAYERS)
    for name, values in weights.items():
        changed = forward(architecture, weights | {name: values * 1.1 + 0.01}, images)
        assert max(np.abs(changed[layer] - expected[layer]).max() for layer in expected) > 100 * LAYERS, name
