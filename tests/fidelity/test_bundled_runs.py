"""What the app shows of the bundled runs equals an independent NumPy forward pass from the stored weights."""

import numpy as np
import pytest

from lib import datasets
from lib.inspectors import kept
from lib.inspectors.answers.observation import Observation, load_observation
from lib.inspectors.answers.routing_observation import RoutingObservation, load_routing
from lib.inspectors.questions.networks import restore_network
from lib.inspectors.questions.observe import observe
from lib.inspectors.questions.observe_routing import observe_routing
from lib.runs import RunStore, open_store
from tests.fidelity import reference
from tests.fidelity.test_exported import EPSILON, TOLERANCE

RUNS = {"capsnet_small": 0.995, "capsnet": 0.994, "efficient_capsnet": 0.996, "lenet": 0.995}
"""The bundled runs on MNIST, and the test accuracy that each should have at least."""
IMAGES = (115, 18, 247, 2130)
ROUTING = ("votes", "logits", "couplings", "weighted_sums", "outputs", "agreements")


def image(index: int) -> np.ndarray:
    return datasets.load("mnist").test.images[index].astype(np.float32) / 255.0


def expected(store: RunStore, run_id: str, index: int, iterations: int = 3) -> dict[str, np.ndarray]:
    weights = store.files(store.get(run_id)).load_checkpoint("final")
    forward = reference.forward(run_id, weights, image(index)[None], iterations)
    if "lengths" in forward:
        forward["lengths"] = np.sqrt(np.square(forward["lengths"]) + EPSILON)
    routed = ROUTING[1:] if "votes" in forward else ()  # these have the iteration first
    return {name: array[:, 0] if name in routed else array[0] for name, array in forward.items()}


def assert_near(found: np.ndarray, right: np.ndarray, name: str) -> None:
    np.testing.assert_allclose(found, right, rtol=0, atol=TOLERANCE * np.abs(right).max(), err_msg=name)


@pytest.mark.parametrize(
    ("run_id", "index"),
    # NumPy takes its time over the paper's network.
    [(run_id, index) for run_id in RUNS for index in (IMAGES[:1] if run_id == "capsnet" else IMAGES)],
)
def test_scores_layers_and_reconstruction(home, run_id, index):
    store = open_store()
    seen = observe(run_id, "final", image(index))
    right = expected(store, run_id, index)
    assert_near(seen.scores, right[seen.score_name], seen.score_name)
    assert seen.layers.keys() <= right.keys()
    for name, values in seen.layers.items():
        assert_near(values, right[name], name)
    if run_id == "lenet":
        assert seen.reconstruction is None
    else:
        assert_near(seen.reconstruction, right["reconstruction"], "reconstruction")


@pytest.mark.parametrize("iterations", [1, 3, 10])
@pytest.mark.parametrize("index", IMAGES)
def test_routing_in_every_iteration(home, index, iterations):
    seen = observe_routing("capsnet_small", "final", image(index), iterations)
    right = expected(open_store(), "capsnet_small", index, iterations)
    for name in ROUTING:
        assert_near(getattr(seen, name), right[name], name)
    lengths = np.linalg.norm(right["outputs"], axis=-1)
    assert_near(seen.lengths, lengths, "lengths")
    assert_near(seen.reconstruction, right["reconstruction"], "reconstruction")


def test_what_is_kept_with_the_runs_is_what_they_compute(home):
    for run_id, indices in (("capsnet_small", kept.SHOWCASE), ("lenet", kept.SHOWCASE[:1])):
        files = open_store().files(open_store().get(run_id))
        for index in indices:
            observation = load_observation(files, image(index))
            assert isinstance(observation, Observation)
            right = expected(open_store(), run_id, index)
            assert_near(observation.scores, right[observation.score_name], observation.score_name)
            if run_id == "capsnet_small":
                routing = load_routing(files, image(index), 3)
                assert isinstance(routing, RoutingObservation)
                for name in ROUTING:
                    assert_near(getattr(routing, name), right[name], name)


def test_the_routing_page_sends_these_numbers():
    from tests.parts.routing_stepper.page import sent as sent_to_stepper

    seen = load_routing(open_store().files(open_store().get("capsnet_small")), image(115), 3)
    assert seen is not None
    sent = sent_to_stepper(seen).packed("en")
    right = expected(open_store(), "capsnet_small", 115)
    for name in ROUTING:
        assert np.ascontiguousarray(getattr(seen, name), np.float32).tobytes() in sent, name
        assert_near(getattr(seen, name), right[name], name)


@pytest.mark.parametrize(("run_id", "least"), RUNS.items())
def test_the_float16_weights_are_as_good_as_the_record_says(home, run_id, least):
    store = open_store()
    run = store.get(run_id)
    assert run.test_accuracy is not None and run.test_accuracy >= least
    from lib.training.evaluation import Evaluator

    network = restore_network(run.spec, store.files(run).load_checkpoint("final"))
    test = datasets.load("mnist").test
    if run_id == "capsnet":  # it takes its time: the first images, and what chance makes of them
        measured, tolerance = Evaluator(network).evaluate(test[:2000]), 5e-3
    else:
        measured, tolerance = Evaluator(network).evaluate(test), 2e-4
    assert measured.accuracy == pytest.approx(run.test_accuracy, abs=tolerance)


@pytest.mark.parametrize("run_id", RUNS)
def test_the_bundled_runs_are_complete(home, run_id):
    store = open_store()
    run = store.get(run_id)
    steps = store.metrics.read(run_id, "train")["step"]
    np.testing.assert_array_equal(steps, np.arange(1, run.total_steps + 1))
    assert len(store.files(run).snapshot_steps()) >= 20
    assert run.spec.training.seed == 0 and run.seconds > 60 and run.device
    size = sum(path.stat().st_size for path in store.bundled_folder.rglob("*") if path.is_file())
    assert size < 160_000_000  # a clone and an install are this much larger
