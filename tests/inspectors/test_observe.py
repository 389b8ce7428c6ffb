"""What an inspector reports of a trained run, and the sentences for what it cannot."""

import re

import numpy as np
import pytest
import tensorflow as tf

from lib.datasets import load
from lib.errors import LearnerError
from lib.inspectors.questions.networks import load_network
from lib.inspectors.questions.observe import observe
from lib.inspectors.questions.observe_routing import observe_routing
from lib.models.build import build_network
from lib.models.capsule_network import CapsuleNetwork
from lib.models.capsules import squash
from lib.runs import RunStore, State
from tests.conftest import TrainedHome
from tests.fidelity import em_reference, reference
from tests.models.networks import randomize
from tests.runs.specs import spec

LAYERS = [
    *("conv1", "norm1", "relu1", "conv2", "norm2", "relu2"),
    *("primary_capsules", "class_capsules", "lengths"),
]


@pytest.fixture(scope="module")
def image() -> np.ndarray:
    return load("mnist").test.images[0].astype(np.float32) / 255.0


DETAILS = {
    "dynamic": {},
    "uniform": {},
    "self_attention": {"priors": (1, 128, 10)},
    "em": {
        "input_activations": (3, 128),
        "variances": (3, 10, 16),
        "costs": (3, 10),
        "activations": (3, 10),
    },
}


def untrained(store: RunStore, architecture: str, *, random: bool = False, **options) -> str:
    """A run whose only checkpoint has initial weights, or random ones that all matter."""
    run = store.create(spec(architecture, **options), "ada", state=State.COMPLETED)
    network = build_network(architecture, run.spec.model, run.spec.task)
    if random:
        randomize(network)
    store.files(run).create()
    store.files(run).save_checkpoint(0, {n: w.numpy() for n, w in network.named_weights().items()})
    return run.id


def test_observe(trained_home: TrainedHome, trained_store: RunStore, image: np.ndarray):
    seen = observe(trained_home.run_id, "", image)
    assert list(seen.layers) == LAYERS
    assert seen.score_name == "lengths"
    assert seen.class_names == tuple("0123456789")
    assert seen.winner == int(np.argmax(seen.layers["lengths"]))
    np.testing.assert_array_equal(seen.scores, seen.layers["lengths"])
    np.testing.assert_array_equal(seen.image, image)
    assert seen.layers["conv1"].shape == (13, 13, 32)
    assert seen.layers["primary_capsules"].shape == (128, 8)
    assert seen.layers["class_capsules"].shape == (10, 16)
    assert seen.reconstruction is not None and seen.reconstruction.shape == (28, 28, 1)
    lengths = np.linalg.norm(seen.layers["class_capsules"], axis=-1)
    np.testing.assert_allclose(seen.scores, lengths, atol=1e-5)


def test_the_checkpoint_decides(trained_home: TrainedHome, trained_store: RunStore, image: np.ndarray):
    files = trained_store.files(trained_store.get(trained_home.run_id))
    first, last = files.checkpoints()[0], files.checkpoints()[-1]
    scores = {name: observe(trained_home.run_id, name, image).scores for name in ("", first, last)}
    np.testing.assert_array_equal(scores[""], scores[last])
    assert np.abs(scores[first] - scores[last]).max() > 0.01


def test_each_of_the_two_classes_that_a_network_names_is_drawn_alone(home):
    pair = load("multi_mnist").test.images[3].astype(np.float32) / 255.0
    seen = observe_routing("capsnet_small_pairs", "", pair)
    network, _ = load_network("capsnet_small_pairs", "")
    assert isinstance(network, CapsuleNetwork)
    first, second = np.argsort(-seen.lengths[-1])[:2]
    for drawn, named in ((seen.reconstruction, first), (seen.second_reconstruction, second)):
        assert drawn is not None
        mask = np.eye(10, dtype=np.float32)[[named]]
        expected = network.reconstruct(tf.constant(seen.outputs[-1:]), tf.constant(mask)).numpy()[0]
        np.testing.assert_allclose(drawn, expected, atol=1e-6)


def test_routing_agrees_with_what_observe_shows(
    trained_home: TrainedHome, trained_store: RunStore, image: np.ndarray
):
    seen = observe(trained_home.run_id, "", image)
    routing = observe_routing(trained_home.run_id, "", image)
    assert routing.votes.shape == (128, 10, 16)
    assert routing.logits.shape == routing.couplings.shape == routing.agreements.shape == (3, 128, 10)
    assert routing.weighted_sums.shape == routing.outputs.shape == (3, 10, 16)
    np.testing.assert_allclose(routing.primary, seen.layers["primary_capsules"], atol=1e-6)
    np.testing.assert_allclose(routing.outputs[-1], seen.layers["class_capsules"], atol=1e-6)
    assert routing.reconstruction is not None and seen.reconstruction is not None
    np.testing.assert_allclose(routing.reconstruction, seen.reconstruction, atol=1e-5)
    np.testing.assert_allclose(routing.lengths[-1], seen.scores, atol=1e-5)
    assert not routing.logits[0].any()
    np.testing.assert_allclose(routing.couplings[0], 0.1, atol=1e-7)
    np.testing.assert_allclose(routing.couplings.sum(axis=2), 1.0, atol=1e-5)
    np.testing.assert_allclose(routing.logits[2], routing.logits[1] + routing.agreements[1], atol=1e-6)
    np.testing.assert_allclose(routing.outputs, squash(tf.constant(routing.weighted_sums)).numpy(), atol=1e-6)


@pytest.mark.parametrize("iterations", [1, 2, 5])
def test_another_number_of_iterations(
    trained_home: TrainedHome, trained_store: RunStore, image: np.ndarray, iterations
):
    own = observe_routing(trained_home.run_id, "", image)
    routing = observe_routing(trained_home.run_id, "", image, iterations)
    shared = min(3, iterations)
    assert len(routing.outputs) == iterations
    np.testing.assert_allclose(routing.outputs[:shared], own.outputs[:shared], atol=1e-6)


ROUTED = ("logits", "couplings", "weighted_sums", "outputs", "agreements")


def assert_the_trace_is(seen, expected: dict[str, np.ndarray]) -> None:
    """Each array of the observation, against the reference's of a batch of one; as in `test_forward_pass`."""
    routed = {name: getattr(seen, name) for name in ROUTED}
    for name, values in {**routed, **seen.details}.items():
        right = expected[name][:, 0]
        rounding = max(2e-5, 5e-6 * float(np.abs(right).max()))  # of float32, where large numbers cancel out
        np.testing.assert_allclose(values, right, rtol=2e-4, atol=rounding, err_msg=name)
    np.testing.assert_allclose(seen.votes, expected["votes"][0], rtol=2e-4, atol=5e-6)


@pytest.mark.parametrize("kind", DETAILS)
def test_every_kind_of_routing_shows_what_it_computed(store: RunStore, image: np.ndarray, kind: str):
    run_id = untrained(store, "capsnet_small", random=True, routing=kind)
    seen = observe_routing(run_id, "", image)
    assert seen.kind == kind
    assert {name: values.shape for name, values in seen.details.items()} == DETAILS[kind]
    weights = store.files(store.get(run_id)).load_checkpoint("")
    assert_the_trace_is(seen, reference.forward("capsnet_small", weights, image[None], kind=kind))


def routed_again(kind: str, weights: dict[str, np.ndarray], votes: np.ndarray, alpha: np.ndarray):
    """Return the reference's routing of votes [inputs, classes, dim] with activations α [inputs]."""
    learned = {name.removeprefix("class_capsules/"): values.astype(float) for name, values in weights.items()}
    match kind:
        case "self_attention":
            return reference.self_attention(votes[None], learned["priors"])
        case "em":
            return em_reference.em_routing(votes[None], alpha[None], 3, learned["cost_offset"], learned["benefit"])
        case _:
            return reference.routing(votes[None], 1 if kind == "uniform" else 3, learned.get("bias", 0.0))


@pytest.mark.parametrize("kind", DETAILS)
def test_capsules_that_are_off_say_nothing_in_every_kind_of_routing(store: RunStore, image: np.ndarray, kind: str):
    run_id = untrained(store, "capsnet_small", random=True, routing=kind)
    all_on, off = observe_routing(run_id, "", image), (0, 5, 6, 7, 64, 127)
    seen = observe_routing(run_id, "", image, off=off)
    votes, alpha = all_on.votes.astype(float), np.linalg.norm(all_on.primary.astype(float), axis=-1)
    votes[list(off)], alpha[list(off)] = 0, 0
    weights = store.files(store.get(run_id)).load_checkpoint("")
    assert_the_trace_is(seen, routed_again(kind, weights, votes, alpha) | {"votes": votes[None]})
    assert np.abs(seen.lengths[-1] - all_on.lengths[-1]).max() > 1e-4
    np.testing.assert_array_equal(seen.primary, all_on.primary)
    silent = observe_routing(run_id, "", image, off=tuple(range(128)))
    assert np.isfinite(silent.lengths).all() and (kind == "em" or silent.lengths.max() < 1e-3)


@pytest.mark.parametrize(
    ("architecture", "kind", "primary", "votes"),
    [
        ("efficient_capsnet", "self_attention", (16, 8), (16, 10, 16)),
        ("em_capsnet", "em", (54, 16), (54, 10, 16)),
    ],
)
def test_architectures_with_a_kind_of_their_own(
    store: RunStore, image: np.ndarray, architecture: str, kind: str, primary, votes
):
    run_id = untrained(store, architecture, random=True)
    seen = observe_routing(run_id, "", image)
    assert (seen.kind, seen.primary.shape, seen.votes.shape) == (kind, primary, votes)
    weights = store.files(store.get(run_id)).load_checkpoint("")
    expected = reference.forward(architecture, weights, image[None], iterations=2)
    assert_the_trace_is(seen, expected)
    below = expected["primary_capsules"][0]
    if architecture == "em_capsnet":
        np.testing.assert_allclose(seen.details["input_activations"][-1], below[..., 16].ravel(), atol=2e-5)
        below = below[..., :16].reshape(54, 16)
    np.testing.assert_allclose(seen.primary, below, rtol=2e-4, atol=5e-6)


def test_without_a_decoder_there_is_no_reconstruction(store: RunStore, image: np.ndarray):
    run_id = untrained(store, "capsnet_small", reconstruction=False)
    assert observe(run_id, "", image).reconstruction is None
    assert observe_routing(run_id, "", image).reconstruction is None


def test_lenet_has_probabilities_and_no_routing(store: RunStore, image: np.ndarray):
    run_id = untrained(store, "lenet")
    seen = observe(run_id, "", image)
    assert seen.score_name == "probabilities"
    assert seen.scores.sum() == pytest.approx(1.0, abs=1e-5)
    assert seen.reconstruction is None
    with pytest.raises(LearnerError) as caught:
        observe_routing(run_id, "", image)
    assert str(caught.value) == f"{run_id} has no capsules, so there is no routing to show."


@pytest.mark.parametrize("shape", [(28, 28), (28, 28, 3), (32, 32, 1), (1, 28, 28, 1)])
def test_an_image_of_another_shape(trained_home: TrainedHome, trained_store: RunStore, shape):
    sentence = f"This network takes images of 28 × 28 × 1, but got {' × '.join(map(str, shape))}."
    for ask in (observe, observe_routing):
        with pytest.raises(LearnerError, match=f"^{re.escape(sentence)}$"):
            ask(trained_home.run_id, "", np.zeros(shape, np.float32))


def test_what_is_not_there(trained_home: TrainedHome, trained_store: RunStore, image: np.ndarray):
    with pytest.raises(LearnerError, match="There is no run “gone”"):
        observe("gone", "", image)
    with pytest.raises(LearnerError, match=r"This run has no checkpoint “00000099”\. It has: 00000000, "):
        observe(trained_home.run_id, "00000099", image)
