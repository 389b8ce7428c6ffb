"""What an inspector reports of two digits on one picture, from tiny networks with initial weights."""

from dataclasses import replace

import numpy as np
import pytest

from lib.datasets.splits.overlap import overlap, place
from lib.errors import LearnerError
from lib.inspectors import ask as asking
from lib.inspectors.answers import pair_observation as client
from lib.inspectors.questions.networks import load_network
from lib.inspectors.questions.observe import observe
from lib.inspectors.questions.observe_pair import observe_pair
from lib.models.build import build_network
from lib.models.task import Task
from lib.pictures.reference import TEST, OverlappedPictures, Picture
from lib.runs import RunSpec, RunStore, State

SHAPE = (36, 36, 1)


@pytest.fixture(scope="module")
def image() -> np.ndarray:
    """Two bars on one picture, as the data set composes digits."""
    upright, lying = np.zeros((2, 28, 28, 1), np.uint8)
    upright[4:24, 12:16] = 255
    lying[12:16, 4:24] = 200
    return overlap(place(upright, SHAPE[:2], -3, 2), place(lying, SHAPE[:2], 1, -4)).astype(np.float32) / 255


def untrained(store: RunStore, architecture: str, **options) -> str:
    """A run on pairs with initial weights as its only checkpoint."""
    run = store.create(RunSpec.create(architecture, "multi_mnist", options), "ada", state=State.COMPLETED)
    network = build_network(architecture, run.spec.model, Task(SHAPE, 10, labels_per_image=2))
    store.files(run).create()
    store.files(run).save_checkpoint(0, {n: w.numpy() for n, w in network.named_weights().items()})
    return run.id


def test_each_winner_is_drawn_from_its_own_capsule_alone(store: RunStore, image: np.ndarray):
    run_id = untrained(store, "capsnet_small")
    pair = observe_pair(run_id, "", image)
    seen = observe(run_id, "", image)
    assert pair.score_name == "lengths"
    np.testing.assert_array_equal(pair.scores, seen.scores)
    assert pair.scores[pair.winners[0]] >= pair.scores[pair.winners[1]]
    assert set(pair.winners) == set(np.argsort(seen.scores)[-2:])
    assert pair.reconstructions is not None and pair.reconstructions.shape == (2, *SHAPE)
    network, _ = load_network(run_id, "")
    for winner, drawn in zip(pair.winners, pair.reconstructions, strict=True):
        alone = np.zeros_like(seen.layers["class_capsules"])
        alone[winner] = seen.layers["class_capsules"][winner]
        expected = network.reconstruct(alone[None], np.ones((1, 10), np.float32)).numpy()[0]
        np.testing.assert_allclose(drawn, expected, atol=1e-6)
    assert not np.array_equal(*pair.reconstructions)


def test_without_a_decoder_nothing_is_drawn(store: RunStore, image: np.ndarray):
    pair = observe_pair(untrained(store, "capsnet_small", reconstruction=False), "", image)
    assert pair.reconstructions is None
    assert len(set(pair.winners)) == 2


def test_a_picture_of_another_shape_is_refused_in_words(store: RunStore):
    run_id = untrained(store, "capsnet_small")
    with pytest.raises(LearnerError) as caught:
        observe_pair(run_id, "", np.zeros((28, 28, 1), np.float32))
    assert str(caught.value) == "This network takes images of 36 × 36 × 1, but got 28 × 28 × 1."


def test_the_client_asks_once_for_one_picture(store: RunStore, monkeypatch: pytest.MonkeyPatch):
    asked = []

    class Counting:
        def ask(self, answer, module, name: str, *args):
            asked.append(name)
            return answer(module, name, *args)

    monkeypatch.setattr(asking, "inspectors", Counting)
    client.observe_pair.forget()
    run_id = untrained(store, "capsnet_small")
    one, other = Picture(TEST, "18"), Picture(TEST, "15")
    pair = OverlappedPictures("mnist", (one, other), ((0, 0), (2, 1)))
    first = client.observe_pair(run_id, "00000000", pair)
    assert client.observe_pair(run_id, "00000000", replace(pair)) is first
    client.observe_pair(run_id, "00000000", replace(pair, pictures=(other, one)))
    assert asked == ["observe_pair", "observe_pair"]
