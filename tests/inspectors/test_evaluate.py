"""Evaluations of a real run, against what NumPy makes of the network's own scores."""

import dataclasses
import shutil
import threading
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from lib import datasets
from lib.datasets import Split
from lib.errors import LearnerError
from lib.inspectors import ask as asking
from lib.inspectors import evaluation_queue as client
from lib.inspectors.answers import evaluation_files
from lib.inspectors.answers.evaluation import Evaluation, Mistake
from lib.inspectors.answers.image_readings import ImageReadings
from lib.inspectors.evaluation_queue import EvaluationQueue, ScoresQueue, load_kept, load_kept_scores
from lib.inspectors.questions import evaluate
from lib.inspectors.questions.networks import load_network
from lib.inspectors.questions.observe import observe
from lib.runs import RunFiles, RunStore
from lib.runs.arrays import load_arrays, save_arrays
from tests.commands import run_here
from tests.conftest import TrainedHome

SIZES = {"train": 330, "test": 217}
HELD_OUT = 101


@pytest.fixture
def few_images(monkeypatch: pytest.MonkeyPatch, trained_store: RunStore):
    """MNIST with few images, none of whose splits is a whole number of batches."""
    full = datasets.load("mnist")
    splits = {name: Split(full.read(name).images[:n], full.read(name).labels[:n]) for name, n in SIZES.items()}
    few = dataclasses.replace(full, read=splits.__getitem__, validation_size=HELD_OUT)
    monkeypatch.setattr(datasets, "load", lambda name, *_division: few)
    return few


@pytest.fixture
def run_id(trained_home: TrainedHome, few_images) -> str:
    return trained_home.run_id


def checkpoints(store: RunStore, run_id: str) -> list[str]:
    return store.files(store.get(run_id)).checkpoints()


@pytest.mark.parametrize("split", ["train", "validation", "test"])
def test_it_equals_a_confusion_matrix_from_the_scores(
    trained_store: RunStore, run_id: str, few_images, split: str
):
    last = checkpoints(trained_store, run_id)[-1]
    images = {"train": few_images.fit, "validation": few_images.validation, "test": few_images.test}[split]
    pixels = images.images.astype(np.float32) / 255.0
    network, _ = load_network(run_id, last)
    scores, labels = np.array(network.layer_outputs(pixels)[network.score_name]), images.labels
    for alone in range(0, len(pixels), 50):
        np.testing.assert_allclose(observe(run_id, last, pixels[alone]).scores, scores[alone], atol=1e-5)
    named = scores.argmax(axis=1)
    expected = np.zeros((10, 10), int)
    for true, predicted in zip(labels, named, strict=True):
        expected[true, predicted] += 1

    found = evaluate.evaluate(run_id, last, split)
    np.testing.assert_array_equal(found.confusion, expected)
    assert found.count == len(labels) == {"train": 229, "validation": 101, "test": 217}[split]
    assert found.accuracy == pytest.approx((named == labels).mean())
    assert found.loss == pytest.approx(float(network.objective(pixels, labels).total), rel=1e-4)
    assert found.score_name == "lengths"
    low, high = found.interval
    assert 0 < low < found.accuracy < high < 1

    read, order = found.images, np.argsort(-scores, axis=1, kind="stable")
    np.testing.assert_array_equal(read.labels[:, 0], labels)
    np.testing.assert_array_equal(read.answers[:, 0], named)
    np.testing.assert_allclose(read.scores[:, 0], scores.max(axis=1), atol=1e-5)
    np.testing.assert_array_equal(read.right, named == labels)
    for first in (1, 2, 5):
        within = (order[:, :first] == labels[:, None]).any(axis=1)
        np.testing.assert_array_equal(read.places <= first, within)
        assert read.share_within(first) == pytest.approx(within.mean())

    wrong = np.flatnonzero(named != labels)
    gaps = scores[wrong, named[wrong]] - scores[wrong, labels[wrong]]
    surest = wrong[np.argsort(-gaps)][:24]
    assert len(wrong) > 24
    assert {mistake.index for mistake in found.worst} == set(surest.tolist())
    for mistake in found.worst:
        assert (mistake.label, mistake.predicted) == (labels[mistake.index], named[mistake.index])
        assert mistake.labels == (mistake.label,)
        np.testing.assert_allclose(mistake.scores, scores[mistake.index], atol=1e-5)
        np.testing.assert_array_equal(mistake.image, images.images[mistake.index])
        alone = network.objective(pixels[mistake.index][None], labels[mistake.index][None]).total
        assert mistake.loss == pytest.approx(float(alone), rel=1e-4)


def test_each_checkpoint_has_its_own(trained_store: RunStore, run_id: str):
    first, *_, last = checkpoints(trained_store, run_id)
    untrained, trained = (evaluate.evaluate(run_id, name, "test") for name in (first, last))
    assert untrained.loss > trained.loss
    assert untrained.accuracy < trained.accuracy


def test_an_unknown_split_is_refused(run_id: str):
    with pytest.raises(LearnerError) as caught:
        evaluate.evaluate(run_id, "", "holiday")
    assert str(caught.value) == "mnist has no split “holiday”. Choose one of: train, validation, test."


def assert_equal(one: Evaluation, other: Evaluation) -> None:
    for field in dataclasses.fields(one):
        if field.name not in ("worst", "images"):
            np.testing.assert_array_equal(getattr(one, field.name), getattr(other, field.name), field.name)
            assert type(getattr(one, field.name)) is type(getattr(other, field.name))
    for name in ("labels", "answers", "scores", "places"):
        values = getattr(one.images, name)
        np.testing.assert_array_equal(values, getattr(other.images, name), name)
    assert len(one.worst) == len(other.worst)
    for left, right in zip(one.worst, other.worst, strict=True):
        for name, value in vars(left).items():
            np.testing.assert_array_equal(value, getattr(right, name), name)


@pytest.fixture
def files(trained_store: RunStore, run_id: str, tmp_path: Path) -> RunFiles:
    """The run's folder as a copy, because the trained home is shared."""
    original = trained_store.files(trained_store.get(run_id))
    copy = RunFiles(tmp_path / "copy")
    copy.create()
    copy.save_checkpoint(30, original.load_checkpoint())
    copy.save_checkpoint(0, original.load_checkpoint("00000000"))
    return copy


def test_what_was_kept_comes_back_as_it_was(run_id: str, files):
    found = evaluate.evaluate(run_id, "", "test")
    assert evaluation_files.load(files, "00000030", "test") is None
    evaluation_files.save(files, "00000030", "test", found)
    back = evaluation_files.load(files, "00000030", "test")
    assert back is not None
    assert_equal(back, found)
    for checkpoint, split in (("00000000", "test"), ("00000030", "validation")):
        assert evaluation_files.load(files, checkpoint, split) is None


def test_one_from_before_each_image_was_kept_is_made_again(run_id: str, files):
    evaluation_files.save(files, "00000030", "test", evaluate.evaluate(run_id, "", "test"))
    (path,) = files.evaluations.iterdir()
    save_arrays(path, {name: values for name, values in load_arrays(path).items() if "images/" not in name})
    assert evaluation_files.load(files, "00000030", "test") is None


def test_all_scores_of_a_test_are_kept_beside_it(run_id: str, files):
    found = evaluate.evaluate(run_id, "", "test")
    evaluation_files.save_scores(files, "00000030", "test", found)
    assert not files.evaluations.exists()
    kept = evaluation_files.load_scores(files, "00000030")
    assert kept is not None
    labels, scores = kept
    assert scores.shape == (217, 10) and scores.dtype == np.float32
    assert float((scores.argmax(axis=1) == labels[:, 0]).mean()) == pytest.approx(found.accuracy)
    assert evaluation_files.load_scores(files, "00000000") is None


def test_scores_of_other_splits_are_not_kept(run_id: str, files):
    evaluation_files.save(files, "00000030", "validation", evaluate.evaluate(run_id, "", "validation"))
    assert evaluation_files.load_scores(files, "00000030") is None


def test_images_of_two_labels_stand_where_the_second_of_them_does():
    scores = np.array([[0.1, 0.9, 0.8, 0.3], [0.9, 0.2, 0.8, 0.3]])
    images = ImageReadings.of(np.array([[2, 1], [0, 1]]), scores)
    assert images.answers.tolist() == [[1, 2], [0, 2]]
    assert images.places.tolist() == [2, 4]
    assert images.right.tolist() == [True, False]
    np.testing.assert_allclose(images.scores, [[0.9, 0.8], [0.9, 0.8]])
    both = ImageReadings.of(np.array([[2, 1]]), scores[:1]) + ImageReadings.of(np.array([[0, 1]]), scores[1:])
    for name, values in vars(images).items():
        np.testing.assert_array_equal(getattr(both, name), values)


def test_one_without_a_mistake_comes_back_too(run_id: str, files):
    found = dataclasses.replace(evaluate.evaluate(run_id, "", "test"), worst=())
    evaluation_files.save(files, "00000030", "test", found)
    back = evaluation_files.load(files, "00000030", "test")
    assert back is not None
    assert back.worst == ()


def test_it_is_not_taken_for_that_of_other_weights_of_the_same_name(run_id: str, files):
    evaluation_files.save(files, "00000030", "test", evaluate.evaluate(run_id, "", "test"))
    files.save_checkpoint(30, files.load_checkpoint("00000000"))  # the training resumed and came here otherwise
    assert evaluation_files.load(files, "00000030", "test") is None


def test_a_bundled_runs_are_kept_in_the_home(run_id: str, files, tmp_path: Path):
    found, home = evaluate.evaluate(run_id, "", "test"), RunFiles(tmp_path / "home")
    evaluation_files.save(files, "00000030", "test", found, home)
    assert not files.evaluations.exists()
    assert evaluation_files.load(files, "00000030", "test") is None
    back = evaluation_files.load(files, "00000030", "test", home)
    assert back is not None
    assert_equal(back, found)


# The queue


@pytest.fixture
def in_a_copied_home(
    trained_home: TrainedHome, trained_store: RunStore, few_images, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """What is kept lands in a folder of this test's own."""
    monkeypatch.setattr(type(trained_store), "own_files", lambda self, run: RunFiles(tmp_path / run.id))
    return trained_home.run_id


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Questions are answered in this process; the list has those that were asked."""
    names: list[str] = []

    def ask(answer, module, name: str, *arguments):
        names.append(name)
        return answer(module, name, *arguments)

    monkeypatch.setattr(asking, "inspectors", lambda: SimpleNamespace(ask=ask))
    return names


def test_the_queue_answers_and_keeps(
    trained_store: RunStore, in_a_copied_home, asked, monkeypatch: pytest.MonkeyPatch
):
    run_id, last = in_a_copied_home, checkpoints(trained_store, in_a_copied_home)[-1]
    monkeypatch.setattr(evaluate, "CHUNK_SECONDS", 0.0)  # one batch at a time
    queue = EvaluationQueue()
    assert load_kept(run_id, last, "test") is None
    job = queue.start(run_id, last, "test")
    found = job.future.result(60)
    assert_equal(found, dataclasses.replace(evaluate.evaluate(run_id, last, "test"), seconds=found.seconds))
    assert (job.done, job.total) == (217, 217)
    assert asked == ["evaluate_on"] * 3 + ["finish_evaluation"]  # 100 + 100 + 17
    assert queue.find_job(run_id, last, "test") is None
    again = queue.start(run_id, last, "test").future.result(0)
    assert_equal(again, found)
    assert len(asked) == 4  # a second look costs nothing


def test_an_evaluation_without_all_scores_is_made_again_for_them(trained_store: RunStore, in_a_copied_home, asked):
    run_id, last = in_a_copied_home, checkpoints(trained_store, in_a_copied_home)[-1]
    key = (run_id, last, "test")
    client.EvaluationQueue().start(*key).future.result(60)
    own = trained_store.own_files(trained_store.get(run_id))
    shutil.rmtree(own.folder / "scores")
    count = len(asked)
    ScoresQueue().start(*key).future.result(60)
    assert load_kept_scores(run_id, last) is not None and len(asked) > count
    count = len(asked)
    ScoresQueue().start(*key).future.result(60)
    assert len(asked) == count


def test_two_who_ask_for_the_same_share_it_and_others_wait(
    trained_store: RunStore, in_a_copied_home, monkeypatch: pytest.MonkeyPatch
):
    run_id, last = in_a_copied_home, checkpoints(trained_store, in_a_copied_home)[-1]
    may_go = threading.Event()

    def ask(answer, *arguments):
        may_go.wait(60)
        return answer(*arguments)

    monkeypatch.setattr(asking, "inspectors", lambda: SimpleNamespace(ask=ask))
    queue = EvaluationQueue()
    first = queue.start(run_id, last, "test")
    assert queue.start(run_id, last, "test") is first
    second = queue.start(run_id, last, "validation")
    assert second.began is None
    second.stop_requested.set()
    may_go.set()
    assert first.future.result(60).count == 217
    with pytest.raises(LearnerError, match="The evaluation was stopped"):
        second.future.result(60)
    assert load_kept(run_id, last, "validation") is None


def test_a_trouble_reaches_who_waits(trained_store: RunStore, in_a_copied_home):
    job = EvaluationQueue().start(in_a_copied_home, checkpoints(trained_store, in_a_copied_home)[0], "no")
    with pytest.raises(LearnerError, match="has no split “no”"):
        job.future.result(60)


def test_the_client_waits_for_the_queue(trained_store: RunStore, in_a_copied_home):
    client.evaluations.cache_clear()
    last = checkpoints(trained_store, in_a_copied_home)[-1]
    assert client.evaluate(in_a_copied_home, last, "validation").count == HELD_OUT
    client.evaluations.cache_clear()


def test_the_command_says_what_is_wrong(trained_store: RunStore):
    done = run_here("lib.inspectors.questions.evaluate", "gone")
    assert done.returncode == 2
    assert done.stderr.strip().endswith("There is no run “gone”. It may have been deleted.")
    assert done.stdout == ""


def test_a_mistake_names_as_many_classes_as_the_image_shows():
    scores = np.array([0.1, 0.9, 0.3, 0.8], np.float32)
    image = np.zeros((2, 2, 1), np.uint8)
    assert Mistake(0, 2, 3, scores, 1.0, (1, 2), image).answers == (1, 3)
    assert Mistake(0, 2, 1, scores, 1.0, (2,), image).answers == (1,)
