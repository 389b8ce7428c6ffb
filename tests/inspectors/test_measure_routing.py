"""How much routings depend on the picture, against NumPy's forward pass, and how measures are kept."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lib import datasets
from lib.errors import LearnerError
from lib.inspectors import routing_queue
from lib.inspectors.answers import routing_measure
from lib.inspectors.answers.routing_measure import (
    MEAN,
    ROUTED,
    UNIFORM,
    CouplingNumbers,
    RoutingMeasure,
    after,
    load_kept,
    ways_of_run,
)
from lib.inspectors.questions import measure_routing
from lib.inspectors.questions.coupling_tally import pairs_of
from lib.inspectors.questions.measure_routing import count_couplings, read_block, read_right
from lib.inspectors.routing_queue import RoutingQueue
from lib.runs import RunStore, open_store
from tests.fidelity import em_reference, reference
from tests.inspectors.test_observe import untrained

COUNT, BLOCK = 30, 20
FEWER = 10
"""For EM routing, whose reference takes its time."""
CHECKPOINT = "00000000"
BUNDLED = ("capsnet_small", "capsnet", "efficient_capsnet", "capsnet_small_em", "capsnet_small_uniform")


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read so few test images, in two blocks of which the second is smaller."""
    for module in (routing_measure, measure_routing):
        monkeypatch.setattr(module, "COUNT", COUNT)
        monkeypatch.setattr(module, "BLOCK", BLOCK)


def pairs_by_hand(couplings: np.ndarray, labels: np.ndarray, *, alike: bool) -> np.ndarray:
    """Return (difference, correlation) of each image with the next in its block of the same or another class."""
    found = []
    for first in range(0, len(labels), BLOCK):
        block = list(range(first, min(first + BLOCK, len(labels))))
        for at, one in enumerate(block):
            others = block[at + 1 :] + ([] if alike else block[:at])
            fitting = [other for other in others if (labels[other] == labels[one]) == alike]
            if fitting:
                some, other = couplings[one].ravel(), couplings[fitting[0]].ravel()
                found.append((np.abs(some - other).mean(), np.corrcoef(some, other)[0, 1]))
    return np.array(found)


def check_numbers(found: CouplingNumbers, layers: dict[str, np.ndarray], lengths: np.ndarray, labels: np.ndarray):
    """Hold what was found against float64 arrays of the reference."""
    couplings = layers["couplings"][-1]
    outputs = couplings.shape[-1]
    np.testing.assert_allclose(found.longest, lengths.max(axis=0), atol=2e-4)
    np.testing.assert_allclose(found.varies, lengths.std(axis=0), atol=2e-4)
    dead = (lengths.max(axis=0) <= 0.1) & (lengths.std(axis=0) <= 0.01)
    assert found.dead == dead.sum()
    entropies = -(couplings * np.log(couplings)).sum(axis=-1) / np.log(outputs)
    assert found.entropy == pytest.approx(entropies.mean(), abs=1e-4)
    assert found.entropies.sum() == entropies.size
    groups = [couplings[labels == label] for label in np.unique(labels)]
    within = np.mean([group.std(axis=0).mean() for group in groups if len(group) > 1])
    between = np.std([group.mean(axis=0) for group in groups], axis=0).mean()
    assert (found.within, found.between) == (pytest.approx(within, rel=2e-3), pytest.approx(between, rel=2e-3))
    assert found.ratio == pytest.approx(between / within, rel=4e-3)
    for pairs, alike in ((found.alike, True), (found.different, False)):
        np.testing.assert_allclose(pairs, pairs_by_hand(couplings, labels, alike=alike), atol=2e-3)


def leads_by_hand(votes: np.ndarray, weights: np.ndarray, sums: np.ndarray, answers: np.ndarray) -> np.ndarray:
    """Return how often each primary capsule is the largest part of the answer's sum."""
    leads = np.zeros(votes.shape[1], int)
    for image, answer in enumerate(answers):
        along = sums[image, answer] / np.linalg.norm(sums[image, answer])
        leads[
            np.argmax([weights[image, i, answer] * votes[image, i, answer] @ along for i in range(len(leads))])
        ] += 1
    return leads


def right_of(outputs: np.ndarray, labels: np.ndarray) -> np.ndarray:
    return np.linalg.norm(outputs, axis=-1).argmax(axis=-1) == labels


def mean_of_the_others(couplings: np.ndarray) -> np.ndarray:
    """Return for each image the mean couplings of the images whose number is odd where its own is even."""
    return np.array([couplings[1 - image % 2 :: 2].mean(axis=0) for image in range(len(couplings))])


def asked(
    store: RunStore, run_id: str, architecture: str, kind: str, count: int = COUNT
) -> tuple[Any, np.ndarray, dict[str, Any], Any]:
    """Return the numbers, the labels, the reference's layers and its weights."""
    batch = datasets.load("mnist").test.take(np.arange(count))
    run = store.get(run_id)
    weights = store.files(run).load_checkpoint()
    layers = reference.forward(
        architecture, weights, batch.images / 255, getattr(run.spec.model, "iterations", 1), kind
    )
    return count_couplings(run_id, CHECKPOINT), np.asarray(batch.labels), layers, weights


def test_dynamic_routing_against_the_reference(store: RunStore, few: None):
    run_id = untrained(store, "capsnet_small", random=True)
    assert read_block(run_id, CHECKPOINT, 1) == COUNT
    found, labels, layers, weights = asked(store, run_id, "capsnet_small", "dynamic")
    lengths = np.linalg.norm(layers["primary_capsules"], axis=-1)
    check_numbers(found, layers, lengths, labels)
    answers = layers["lengths"].argmax(axis=-1)
    couplings, votes = layers["couplings"][-1], layers["votes"]
    np.testing.assert_array_equal(
        found.leads, leads_by_hand(votes, couplings, layers["weighted_sums"][-1], answers)
    )
    bias = weights.get("class_capsules/bias", 0.0)
    expected = {ROUTED: right_of(layers["outputs"][-1], labels)}
    expected |= {after(r): right_of(reference.routing(votes, r, bias)["outputs"][-1], labels) for r in (1, 2, 10)}
    expected[UNIFORM] = expected[after(1)]
    sums = np.einsum("nij,nijd->njd", mean_of_the_others(couplings), votes) + bias
    expected[MEAN] = right_of(reference.squash(sums), labels)
    for way, right in expected.items():
        np.testing.assert_array_equal(read_right(run_id, CHECKPOINT, way), right, err_msg=way)
    assert set(expected) < set(ways_of_run(store.get(run_id))) and after(3) not in ways_of_run(store.get(run_id))


def test_self_attention_keeps_what_is_added_to_the_couplings(store: RunStore, few: None):
    run_id = untrained(store, "efficient_capsnet", random=True)
    found, labels, layers, weights = asked(store, run_id, "efficient_capsnet", "self_attention")
    check_numbers(found, layers, np.linalg.norm(layers["primary_capsules"], axis=-1), labels)
    couplings, votes, priors = layers["couplings"][-1], layers["votes"], weights["class_capsules/priors"]
    answers = layers["lengths"].argmax(axis=-1)
    leads = leads_by_hand(votes, couplings + priors, layers["weighted_sums"][-1], answers)
    np.testing.assert_array_equal(found.leads, leads)
    for way, shares in ((UNIFORM, np.full_like(couplings, 0.1)), (MEAN, mean_of_the_others(couplings))):
        sums = np.einsum("nij,nijd->njd", shares + priors, votes)
        np.testing.assert_array_equal(
            read_right(run_id, CHECKPOINT, way), right_of(reference.exponential_squash(sums), labels)
        )
    assert ways_of_run(store.get(run_id)) == (ROUTED, UNIFORM, MEAN)


def test_em_routing_weighs_by_activations_and_is_as_sure_as_in_its_last_pass(
    store: RunStore, few: None, monkeypatch: pytest.MonkeyPatch
):
    for module in (routing_measure, measure_routing):
        monkeypatch.setattr(module, "COUNT", FEWER)
    run_id = untrained(store, "em_capsnet", random=True)
    found, labels, layers, weights = asked(store, run_id, "em_capsnet", "em", FEWER)
    alpha = layers["input_activations"][-1]
    check_numbers(found, layers, alpha, labels)
    uniform = np.full(layers["votes"].shape[2], 0.1)
    last = store.get(run_id).spec.model.iterations - 1  # pyright: ignore[reportAttributeAccessIssue]
    lam = em_reference.inverse_temperature(last, alpha.shape[1] / len(uniform))
    betas = weights["class_capsules/cost_offset"], weights["class_capsules/benefit"]
    activations = np.array(
        [
            [
                em_reference.m_step(votes[:, j], 0.1 * alphas, betas[0][j], betas[1][j], lam)[3]
                for j in range(len(uniform))
            ]
            for votes, alphas in zip(layers["votes"], alpha, strict=True)
        ]
    )
    np.testing.assert_array_equal(read_right(run_id, CHECKPOINT, UNIFORM), activations.argmax(axis=-1) == labels)


def test_a_run_without_capsules_says_so(store: RunStore):
    run_id = untrained(store, "lenet")
    with pytest.raises(LearnerError, match=f"{run_id} has no capsules, so there is no routing to show"):
        read_block(run_id, CHECKPOINT, 0)


def test_images_that_show_two_classes_are_pairs_of_one_class_when_both_are():
    alike, different = pairs_of([(1, 2), (2, 3), (1, 2), (1, 3)])
    assert alike == [(0, 2)]
    assert different == [(0, 1), (1, 2), (2, 3), (3, 0)]


def numbers() -> CouplingNumbers:
    return CouplingNumbers(
        longest=np.array([0.05, 0.05, 0.9], np.float32),
        varies=np.array([0.0, 0.02, 0.1], np.float32),
        leads=np.array([0, 1, 29], np.int32),
        entropies=np.full(100, 3),
        entropy=0.5,
        within=0.01,
        between=0.03,
        alike=np.array([[0.1, 0.9]], np.float32),
        different=np.array([[0.2, np.nan]], np.float32),
    )


def test_a_measure_is_kept_for_its_checkpoint_alone_and_says_what_counts_as_dead(
    store: RunStore, few: None, monkeypatch: pytest.MonkeyPatch
):
    run_id = untrained(store, "capsnet_small", random=True)
    steps: list[object] = []
    monkeypatch.setattr(routing_queue, "read_block", lambda *key: steps.append(key[2]) or COUNT)
    monkeypatch.setattr(routing_queue, "count_couplings", lambda *_: numbers())
    monkeypatch.setattr(
        routing_queue, "read_right", lambda *key: steps.append(key[2]) or np.eye(COUNT, dtype=bool)[0]
    )
    job = RoutingQueue().start(run_id, CHECKPOINT)
    found = job.future.result(timeout=60)
    assert steps == [0, 1, *ways_of_run(store.get(run_id))] and job.done == job.total
    assert (found.numbers.dead, found.numbers.leading, found.images) == (1, 2, COUNT)
    again = load_kept(run_id, CHECKPOINT)
    assert again is not None
    np.testing.assert_equal(vars(again.numbers), vars(found.numbers))
    np.testing.assert_equal(dict(again.right), dict(found.right))
    monkeypatch.setattr(routing_queue, "read_block", lambda *_: pytest.fail("it was kept"))
    assert RoutingQueue().start(run_id, CHECKPOINT).future.done()
    store.files(store.get(run_id)).save_checkpoint(7, store.files(store.get(run_id)).load_checkpoint())
    assert load_kept(run_id, "00000007") is None


@pytest.mark.parametrize("run_id", BUNDLED)
def test_bundled_measures_are_whole_and_read_as_the_record_says(home: Path, run_id: str):
    run = open_store().get(run_id)
    found = load_kept(run_id, "final")
    assert found is not None and tuple(found.right) == ways_of_run(run) and found.images == 1_000
    assert found.right[ROUTED].mean() == pytest.approx(run.test_accuracy, abs=0.008)  # the first 1,000 of 10,000
    if after(1) in found.right:  # one pass leaves every coupling equal
        assert abs(int(found.right[UNIFORM].sum()) - int(found.right[after(1)].sum())) <= 1
    sizes = {size.name: size.output_shape for size in run.architecture.layer_sizes(run.spec.model, run.spec.task)}
    assert len(found.numbers.longest) == np.prod(sizes["primary_capsules"][:-1])
    assert RoutingMeasure.from_arrays(found.to_arrays()).numbers.between == found.numbers.between
