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
from tests.fidelity.one_worker import by_one_worker
from tests.fidelity.reference import forward, matrix_class_capsules
from tests.models.networks import TRACED, built, random_images, randomize, trace_values, weight_values

ROUTED = {"votes", *TRACED, "priors", "input_activations", "variances", "costs", "activations"}
LAYERS, RTOL = 5e-6, 4e-6
"""Some thirty roundings of float32 for large values; how many there are depends on the processor."""
ROUTING = 2e-5
EM = {"em_capsnet", "capsnet_small_em"}
EM_RTOL, EM_LAYERS, EM_ROUTING = 2e-4, 2e-5, 2e-3
"""What EM multiplies: log densities are sums of 16 squares over variances that may be small."""
EPSILON = 1e-7  # below the root of a length; it matters to short capsules
EPSILON_OF_LENGTHS = 3.2e-4  # the root of it alone, for a capsule of length 0

OFFICIAL = {"primary_routing": True, "class_bias": True, "initial_values": "official", "margin_scale": "official"}
ODD = {"primary_types": 3, "primary_dim": 5, "class_dim": 7, "conv_kernel": 5}
"""Sizes that no layer has usually."""
CAPSULE_CASES = {
    "capsnet": ("capsnet", {}),
    "capsnet_official": ("capsnet", OFFICIAL),
    "capsnet_odd": ("capsnet", {**ODD, "primary_kernel": 6}),
    "capsnet_small": ("capsnet_small", {}),
    "capsnet_small_odd": ("capsnet_small", {**ODD, "primary_kernel": 4}),
    "capsnet_small_none": ("capsnet_small", {"routing": "none_of_above"}),
    "capsnet_small_uniform": ("capsnet_small", {"routing": "uniform"}),
    "capsnet_small_self_attention": ("capsnet_small", {"routing": "self_attention"}),
    "capsnet_small_em": ("capsnet_small", {"routing": "em"}),
    "efficient_capsnet": ("efficient_capsnet", {}),
    "efficient_capsnet_odd": ("efficient_capsnet", ODD),
    "em_capsnet": ("em_capsnet", {"iterations": 3, "reconstruction": True}),
}
ODD_CASES = [name for name in CAPSULE_CASES if name.endswith("_odd")]
CASES = {**CAPSULE_CASES, "baseline_cnn": ("baseline_cnn", {}), "lenet": ("lenet", {})}

every_case = pytest.mark.parametrize("name", by_one_worker(CASES))
capsule_case = pytest.mark.parametrize("name", by_one_worker(CAPSULE_CASES))
routed_again = pytest.mark.parametrize(
    "name", by_one_worker(["capsnet", "capsnet_small", "capsnet_small_em", "em_capsnet"])
)


class Case(NamedTuple):
    network: Network
    weights: dict[str, np.ndarray]
    images: np.ndarray
    expected: dict[str, np.ndarray]


@functools.cache
def case(name: str) -> Case:
    """Return a randomized network, images (one for the paper's network), and the reference's outputs for them."""
    architecture, options = CASES[name]
    network, images = built(architecture, **options), random_images(1 if architecture == "capsnet" else 2)
    randomize(network)
    weights = weight_values(network)
    return Case(network, weights, images, expected_of(name, weights, images))


def expected_of(name: str, weights: dict[str, np.ndarray], images: np.ndarray, iterations: int = 3) -> dict:
    architecture, options = CASES[name]
    kind, dim = options.get("routing", "dynamic"), options.get("class_dim", 16)
    expected = forward(architecture, weights, images, iterations, kind, dim)
    if options.get("routing") == "none_of_above" or "class_dim" in options:  # random votes leave short capsules
        expected["lengths"] = np.sqrt(expected["lengths"] ** 2 + EPSILON)
    return expected


def assert_close(
    computed: dict[str, np.ndarray], expected: dict[str, np.ndarray], atol: float, rtol: float = RTOL
) -> None:
    for name, values in computed.items():
        np.testing.assert_allclose(values, expected[name], atol=atol, rtol=rtol, err_msg=name)


def relative(name: str) -> float:
    return EM_RTOL if name in EM else RTOL


@every_case
def test_every_layer(name):
    network, _, images, expected = case(name)
    outputs = network.layer_outputs(images)
    assert outputs.keys() == expected.keys() - (ROUTED if name in CAPSULE_CASES else set())
    assert_close(outputs, expected, LAYERS, relative(name))


@capsule_case
def test_votes_and_every_value_of_routing(name):
    network, _, images, expected = case(name)
    primary, votes, trace = network.route(images)
    below = expected["primary_capsules"]
    poses = below[..., :16].reshape(len(images), -1, 16) if name == "em_capsnet" else below
    assert_close({"primary_capsules": primary}, {"primary_capsules": poses}, LAYERS, relative(name))
    assert_close({"votes": votes}, expected, LAYERS, relative(name))
    assert_close(trace_values(trace), expected, EM_ROUTING if name in EM else ROUTING, relative(name))
    assert trace_values(trace).keys() == expected.keys() & ROUTED - {"votes"}


@pytest.mark.parametrize("architecture", ["capsnet_small", "capsnet", "efficient_capsnet", "em_capsnet"])
@pytest.mark.parametrize(("shape", "classes"), [((20, 20, 1), 12), ((24, 24, 3), 3)])
def test_pictures_of_other_sizes_and_colours(architecture, shape, classes):
    network, images = built(architecture, shape, classes, reconstruction=True), random_images(1, shape)
    randomize(network)
    expected = forward(architecture, weight_values(network), images, network.class_capsules.iterations)
    tolerances = (EM_LAYERS, EM_RTOL) if architecture in EM else (LAYERS, RTOL)
    outputs = network.layer_outputs(images)
    assert outputs["reconstruction"].shape == images.shape
    assert outputs["lengths"].shape == (1, classes)
    assert_close(outputs, expected, *tolerances)


@pytest.mark.parametrize(
    ("name", "iterations"),
    [
        *(
            one
            for passes in (1, 2, 5)
            for one in by_one_worker(["capsnet", "capsnet_small", "capsnet_small_em"], passes)
        ),
        # The catalogue offers no more.
        *(one for passes in (1, 2, 3) for one in by_one_worker(["em_capsnet"], passes)),
    ],
)
def test_other_iterations(name, iterations):
    """The class capsules' alone: what lies below them keeps its own."""
    network, weights, images, expected = case(name)
    if name == "em_capsnet":
        right = matrix_class_capsules(as_float64(weights), expected["primary_capsules"], (28, 28, 1), iterations)
    else:
        right = expected_of(name, weights, images, iterations)
    tolerance = EM_ROUTING if name in EM else ROUTING
    assert_close(trace_values(network.route(images, iterations)[2]), right, tolerance, relative(name))


def as_float64(weights: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    return {name: values.astype(np.float64) for name, values in weights.items()}


@pytest.mark.parametrize(
    "name", by_one_worker(["capsnet_small_uniform", "capsnet_small_self_attention", "efficient_capsnet"])
)
def test_kinds_of_one_pass_ignore_the_iterations(name):
    network, _, images, expected = case(name)
    assert_close(trace_values(network.route(images, 5)[2]), expected, ROUTING)


@pytest.mark.parametrize(
    "name", ["capsnet", "capsnet_official", "capsnet_small", "efficient_capsnet", "em_capsnet"]
)
def test_a_fresh_network_and_a_black_image(name):
    """Capsules near zero: only the lengths show the epsilon, and never by more than its root."""
    architecture, options = CASES[name]
    if name == "em_capsnet":
        options = {**options, "reconstruction": False}  # fresh activations are too close to choose what to draw
    network = built(architecture, **options)
    for images in (random_images(1), np.zeros((1, 28, 28, 1), np.float32)):
        outputs, expected = network.layer_outputs(images), expected_of(name, weight_values(network), images)
        assert_close({"lengths": outputs.pop("lengths")}, expected, EPSILON_OF_LENGTHS)
        assert_close(outputs, expected, LAYERS, relative(name))


def test_a_network_without_decoder():
    network, images = built("capsnet_small", reconstruction=False), random_images(2)
    randomize(network)
    expected = forward("capsnet_small", weight_values(network), images)
    assert "reconstruction" not in expected
    assert_close(network.layer_outputs(images), expected, LAYERS)


# --- that the comparison can tell ----------------------------------------------------------------


@capsule_case
def test_the_longest_capsule_is_longest_by_more_than_rounding(name):
    """A tie could be decided either way, and the two sides would draw from different capsules."""
    lengths = np.sort(case(name).expected["lengths"], axis=-1)
    # The official primary capsules are a 32nd as long; activations by EM are close to 1 on random networks.
    least = {"capsnet_official": 5e-5, "capsnet_small_em": 1e-4, "em_capsnet": 5e-6}.get(name, 1e-3)
    assert (lengths[:, -1] - lengths[:, -2]).min() > least


@routed_again
def test_the_number_of_iterations_shows(name):
    _, weights, images, expected = case(name)
    fewer = expected_of(name, weights, images, iterations=2)
    assert np.abs(fewer["class_capsules"] - expected["class_capsules"]).max() > 100 * ROUTING


# These have no weights of their own; of few random votes come short capsules, and little of the decoder shows.
@pytest.mark.parametrize("name", sorted(CASES.keys() - {"capsnet_small_none", *ODD_CASES}))
def test_every_weight_shows(name):
    """On small images, for speed: a slight change of any one weight is far above the tolerance."""
    (architecture, options), shape = CASES[name], (20, 20, 1)
    if name == "em_capsnet":
        options = {**options, "reconstruction": False}  # activations too close to choose what to draw
    network, images = built(architecture, shape, **options), random_images(1, shape)
    randomize(network)
    weights = weight_values(network)
    expected = expected_of(name, weights, images)
    assert_close(network.layer_outputs(images), expected, EM_LAYERS if name in EM else LAYERS, relative(name))
    for weight, values in weights.items():
        changed = expected_of(name, weights | {weight: values * 1.1 + 0.01}, images)
        assert max(np.abs(changed[layer] - expected[layer]).max() for layer in expected) > 100 * LAYERS, weight
