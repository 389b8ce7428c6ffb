"""From a picture on, exported files of trained runs compute what TensorFlow and the NumPy reference compute."""

from pathlib import Path

import numpy as np
import pytest

from lib import datasets
from lib.inspectors.questions.export.lite import to_lite
from lib.inspectors.questions.export.signatures import find_signatures
from lib.inspectors.questions.networks import restore_network
from lib.models.capsule_network import CapsuleNetwork
from lib.pictures.pixels import to_unit_range
from lib.runs import RunStore, open_store
from tests.fidelity import reference
from tests.fidelity.test_em_loops import OWN_PASSES
from tests.fidelity.test_exported import EPSILON, LEFT_OUT, PASSES, TOLERANCE, assert_near
from tests.lite import LiteNetwork
from tests.models.networks import trace_values

DIGITS = (18, 115, 247, 2130)
RUNS = {
    "capsnet_small": (PASSES, DIGITS),
    "capsnet": (PASSES, DIGITS[1:2]),  # NumPy takes its time over it
    "capsnet_small_uniform": (1, DIGITS),
    "efficient_capsnet": (1, DIGITS),
    "capsnet_small_em": (OWN_PASSES, DIGITS),  # further ones multiply what lies between votes, see `test_em_loops`
}
"""Bundled runs of every kind of routing: how many passes to loop, and the test images to read."""


@pytest.mark.parametrize("run_id", RUNS)
def test_every_layer_and_pass_of_bundled_runs(home: Path, run_id: str):
    assert_equal(open_store(), run_id, *RUNS[run_id])


def test_every_layer_and_pass_of_a_fresh_run(trained_store: RunStore, trained_home):
    assert_equal(trained_store, trained_home.run_id, PASSES, DIGITS[:2])


def assert_equal(store: RunStore, run_id: str, passes: int, digits: tuple[int, ...]) -> None:
    run = store.get(run_id)
    files = store.files(run)
    weights = files.load_checkpoint(files.checkpoint())
    network = restore_network(run.spec, weights)
    assert isinstance(network, CapsuleNetwork)
    kind, own = network.class_capsules.kind.name, network.class_capsules.iterations
    images = to_unit_range(datasets.load("mnist").test.images[list(digits)])
    lite = LiteNetwork(to_lite(find_signatures(network, images.shape[1:])))
    for image in images[:, None]:
        right = reference.forward(run.spec.architecture, weights, image, own, kind)
        right["lengths"] = np.sqrt(np.square(right["lengths"]) + EPSILON)
        seen = lite.run("observe", image=image)
        layers = {name: values.numpy() for name, values in network.layer_outputs(image).items()}
        names = layers.keys() - LEFT_OUT
        assert_near(layers, right, names, TOLERANCE)
        assert_near(seen, right, names | {"votes"}, TOLERANCE)
        right = reference.forward(run.spec.architecture, weights, image, passes, kind)
        computed = trace_values(network.route(image, passes)[2])
        routed = lite.route(seen, passes)
        assert len(routed["outputs"]) == len(computed["outputs"]) == passes
        names = right.keys() & computed.keys() & routed.keys()
        assert names >= {"couplings", "weighted_sums", "outputs", "agreements"}
        assert_near(computed, right, names, TOLERANCE)
        assert_near(routed, right, names, TOLERANCE)
