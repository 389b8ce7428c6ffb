"""What networks say of pictures that they never learned, against NumPy, and what is kept of it."""

import math

import numpy as np
import pytest

from lib import datasets
from lib.datasets.unseen import KINDS, is_here, unseen_pictures
from lib.errors import LearnerError
from lib.inspectors import unseen_queue
from lib.inspectors.answers.unseen_scores import UnseenScores, area_under_curve, load_kept, threshold_answering
from lib.inspectors.answers.unseen_summary import summarize
from lib.inspectors.questions.networks import load_network
from lib.inspectors.questions.pixels import read_pixels
from lib.inspectors.questions.unseen import read_pictures, read_unseen
from lib.inspectors.readings import Reading
from lib.inspectors.unseen_queue import UnseenQueue, load_measured
from lib.intervals import Z_95, hanley_mcneil
from lib.pictures.reference import UnseenPicture
from lib.runs import RunStore
from tests.fidelity import reference
from tests.inspectors.test_observe import untrained

BUNDLED = ("capsnet_small", "lenet", "capsnet", "efficient_capsnet", "capsnet_small_em")


def test_lengths_and_distances_are_what_the_network_computes(store: RunStore):
    run_id = untrained(store, "capsnet_small", random=True)
    pictures = unseen_pictures("letter", range(3))
    network, _entry = load_network(run_id, "")
    found = read_pictures(network, pictures)
    weights = store.files(store.get(run_id)).load_checkpoint()
    images = pictures.images / 255
    layers = reference.forward("capsnet_small", weights, images, 3, "dynamic")
    np.testing.assert_allclose(found.scores, layers["lengths"], atol=5e-5)
    expected = np.square(layers["reconstruction"].reshape(images.shape) - images).sum(axis=(1, 2, 3))
    np.testing.assert_allclose(found.distances, expected, rtol=1e-3)


def test_a_network_without_a_decoder_has_no_distance(home: object):
    network, _entry = load_network("lenet", "")
    found = read_pictures(network, unseen_pictures("noise", range(2)))
    assert np.isnan(found.distances).all() and np.allclose(found.scores.sum(axis=1), 1, atol=1e-5)


@pytest.mark.parametrize("run_id", BUNDLED)
def test_what_comes_with_the_app_is_of_every_kind(home: object, run_id: str):
    measured = load_measured(run_id, "final")
    assert set(measured) == set(KINDS)
    assert {kind: said.scores.shape for kind, said in measured.items()} == {
        kind: (1000 if kind == "digit" else 200, 10) for kind in KINDS
    }
    labels = datasets.load("mnist").quick_test.labels[:1000]
    assert (measured["digit"].scores.argmax(axis=1) == labels).mean() > 0.99
    if run_id in ("lenet", "capsnet_small"):
        network, _entry = load_network(run_id, "")
        for kind in filter(is_here, KINDS):
            few = read_pictures(network, unseen_pictures(kind, range(3)))
            np.testing.assert_allclose(few.scores, measured[kind].scores[:3], atol=2e-4)


def test_the_area_under_the_curve_counts_pairs():
    generator = np.random.default_rng(4)
    known, unknown = generator.integers(0, 8, 40) / 8, generator.integers(0, 6, 30) / 8
    pairs = [float(one > other) + (one == other) / 2 for one in known for other in unknown]
    assert area_under_curve(known, unknown) == pytest.approx(np.mean(pairs))
    assert area_under_curve(np.array([2.0, 3.0]), np.array([0.0, 1.0])) == 1


def test_its_interval_is_that_of_hanley_and_mcneil():
    area, known, unknown = 0.893, 51, 58
    first, second = area / (2 - area), 2 * area**2 / (1 + area)
    variance = area * (1 - area) + (known - 1) * (first - area**2) + (unknown - 1) * (second - area**2)
    error = math.sqrt(variance / (known * unknown))
    assert hanley_mcneil(area, known, unknown) == pytest.approx((area - Z_95 * error, area + Z_95 * error))
    assert hanley_mcneil(1.0, 10, 10) == (1.0, 1.0)


def test_at_its_own_threshold_95_percent_are_still_answered():
    largest = np.arange(1, 101) / 100
    assert threshold_answering(largest) == 0.06
    assert np.mean(largest >= threshold_answering(largest)) == 0.95


def test_a_pair_is_named_by_its_two_highest_and_by_two_long_ones():
    scores = np.zeros((3, 10), np.float32)
    scores[0, [2, 5]] = 0.9, 0.6  # both, and both are long
    scores[1, [2, 5]] = 0.9, 0.4  # both, but one is short
    scores[2, [2, 6]] = 0.9, 0.8
    pairs = UnseenScores(scores, np.arange(3, dtype=np.float32), np.array([[2, 5]] * 3, np.int8))
    digits = UnseenScores(scores + 0.05, np.zeros(3, np.float32), np.full((3, 2), -1, np.int8))
    found = summarize({"pair": pairs, "digit": digits})
    assert (found.kinds["pair"].both_highest, found.kinds["pair"].both_long) == (2, 1)
    assert found.kinds["pair"].distance == 1 and found.kinds["digit"].by_score is None
    by_distance = found.kinds["pair"].by_distance
    assert by_distance is not None and by_distance.area == pytest.approx(5 / 6)  # of nine pairs three are equal
    assert found.threshold == pytest.approx(0.95)


def test_a_picture_is_read_by_its_kind_and_number():
    expected = unseen_pictures("noise", [4]).images[0] / 255
    np.testing.assert_allclose(read_pixels(UnseenPicture("noise", 4), Reading("mnist")), expected, atol=1e-6)


def test_every_kind_that_is_here_is_read_once_and_kept(store: RunStore, monkeypatch: pytest.MonkeyPatch):
    run_id, asked = untrained(store, "capsnet_small"), list[str]()
    monkeypatch.setattr(unseen_queue, "is_here", lambda kind: kind != "clothing")

    def read(run: str, checkpoint: str, kind: str) -> UnseenScores:
        asked.append(kind)
        return UnseenScores(np.eye(10, dtype=np.float32), np.zeros(10, np.float32), np.zeros((10, 2), np.int8))

    monkeypatch.setattr(unseen_queue, "read_unseen", read)
    queue = UnseenQueue()
    measured = queue.start(run_id, "00000000").future.result(10)
    assert set(measured) == {kind for kind in KINDS if kind != "clothing"} == set(asked) and asked[0] == "digit"
    assert np.array_equal(queue.start(run_id, "00000000").future.result(0)["noise"].scores, np.eye(10))
    kept = load_kept(run_id, "00000000", "noise")
    assert len(asked) == 6 and kept is not None and np.array_equal(kept.scores, np.eye(10))


def test_a_network_of_other_pictures_is_refused(home: object):
    with pytest.raises(LearnerError, match="does not read digits"):
        read_unseen("paper-affine-cnn", "", "noise")
