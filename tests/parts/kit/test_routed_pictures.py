"""What the routing stepper computes in a real browser is what the server sends it, for each kind of routing."""

import functools
from typing import Any

import numpy as np
import pytest
import tensorflow as tf
from playwright.sync_api import Page

from lib.inspectors.questions.export.lite import to_lite
from lib.inspectors.questions.export.signatures import find_signatures
from lib.models.capsule_network import CapsuleNetwork
from lib.models.capsules.routing import ROUTING_KINDS
from lib.parts.served import address_of
from tests.fidelity.test_forward_pass import case
from tests.models.networks import trace_values
from tests.parts.kit.conftest import Site, open_network

pytestmark = pytest.mark.xdist_group("network")

KINDS = {
    "capsnet_small": "dynamic",
    "capsnet_small_uniform": "uniform",
    "capsnet_small_self_attention": "self_attention",
    "em_capsnet": "em",
    "capsnet_small_none": "none_of_above",
}
TOLERANCE = 1e-5
"""Of the largest number of each array."""
ROUTE = """async ([module, image, iterations, names]) => {
  const { routePicture } = await import(new URL(module, document.baseURI))
  const picture = { ...image, data: Float32Array.from(image.data) }
  return plain(await routePicture(network, picture, iterations, names))
}"""


@functools.cache
def exported(name: str) -> bytes:
    network, _, images, _ = case(name)
    return to_lite(find_signatures(network, images.shape[1:]))


def sent_by_server(network: CapsuleNetwork, image: np.ndarray, iterations: int) -> dict[str, np.ndarray]:
    """Return what `observe_routing` answers, by the names of the stepper's payload."""
    primary, votes, trace = network.route(tf.constant(image[None]), iterations)
    lengths = np.linalg.norm(trace.outputs[-1], axis=-1)
    drawn = network.reconstruct(trace.outputs[-1], network.prediction_mask(lengths))
    arrays = {name: values[:, 0] for name, values in trace_values(trace).items()}
    given = {"primary": primary, "votes": votes, "reconstruction": drawn}
    return {"image": image, **{name: np.asarray(values)[0] for name, values in given.items()}, **arrays}


def test_every_kind_is_among_them():
    assert set(KINDS.values()) == set(ROUTING_KINDS)


@pytest.mark.parametrize(
    ("name", "iterations"),
    [
        *((name, 3) for name in KINDS),
        *(("capsnet_small", iterations) for iterations in (1, 10)),
    ],
)
def test_every_array_is_the_servers(page: Page, site: Site, name: str, iterations: int):
    network, _, images, _ = case(name)
    assert isinstance(network, CapsuleNetwork)
    image = np.asarray(images[0], np.float32)
    site.networks[name] = exported(name)
    open_network(page, name)
    given: dict[str, Any] = {"data": image.ravel().tolist(), "shape": list(image.shape)}
    names = list(ROUTING_KINDS[KINDS[name]].axes)
    found = page.evaluate(ROUTE, [address_of("kit/routed/route_picture.js"), given, iterations, names])
    expected = sent_by_server(network, image, iterations)
    assert found.keys() == expected.keys()
    for array, values in expected.items():
        computed = np.array(found[array]["data"], np.float32).reshape(found[array]["shape"])
        assert computed.shape == values.shape, array
        np.testing.assert_allclose(computed, values, rtol=0, atol=TOLERANCE * np.abs(values).max(), err_msg=array)
