"""Mistake 9: the test set used to pick the epoch. Here it is looked at once, at the end of a run."""

from dataclasses import replace

import numpy as np
import pytest

from lib.datasets import Examples, Split
from lib.runs import State
from lib.training import loop
from lib.training.evaluation import Evaluator
from lib.training.trainer import train
from tests.runs.specs import QUICKEST, spec
from tests.training.small import TEST, VALIDATION, install, losses, small_mnist

STEPS = 12
OPTIONS = {"max_steps": STEPS, "batch_size": 16}


class Watched:
    """The small MNIST, noting how many training steps had been made whenever a split was read or measured."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.steps = 0
        self.reads: list[tuple[str, int]] = []
        self.measured: list[tuple[int, int]] = []
        install(patch, replace(small_mnist(), read=self._read))
        original = Evaluator.evaluate

        def evaluate(evaluator: Evaluator, split: Split):
            self.measured.append((len(split), self.steps))
            return original(evaluator, split)

        patch.setattr(Evaluator, "evaluate", evaluate)

    def _read(self, name: str) -> Examples:
        self.reads.append((name, self.steps))
        return small_mnist().read(name)

    def progress(self, point, total: int) -> None:
        self.steps = point.step


@pytest.fixture
def watched(monkeypatch):
    yield Watched(monkeypatch)
    monkeypatch.undo()
    install(monkeypatch)


def check_the_test_set_is_looked_at_once(store, watched: Watched) -> None:
    run = store.create(spec(QUICKEST, **OPTIONS), "ada")
    assert train(store, run.id, watched.progress).state is State.COMPLETED
    assert watched.reads == [("train", 0), ("test", STEPS)]
    assert [step for size, step in watched.measured if size == TEST] == [STEPS]
    assert {size for size, _ in watched.measured} == {TEST, VALIDATION}


def test_mistake_9_the_test_set_is_looked_at_once(store, watched):
    check_the_test_set_is_looked_at_once(store, watched)


def test_mistake_9_is_caught(store, watched, monkeypatch):
    original = loop.TrainingLoop._validate

    def validate(self, step, point) -> None:
        original(self, step, point)
        self.prepared.evaluator.evaluate(self.prepared.dataset.test)

    monkeypatch.setattr(loop.TrainingLoop, "_validate", validate)
    with pytest.raises(AssertionError):
        check_the_test_set_is_looked_at_once(store, watched)


def test_the_test_set_changes_nothing_but_the_last_number(store, monkeypatch):
    """With a test set of other labels everything else stays, bit by bit."""
    runs = []
    for turn in (0, 1):
        splits = {
            "train": small_mnist().train,
            "test": Split(small_mnist().test.images, (small_mnist().test.labels + turn) % 10),
        }
        with monkeypatch.context() as patch:
            install(patch, replace(small_mnist(), read=splits.__getitem__))
            run = store.create(spec(QUICKEST, **OPTIONS), "ada")
            runs.append(train(store, run.id))
    install(monkeypatch)
    first, second = runs
    assert losses(store, first) == losses(store, second)
    assert first.validation_accuracy == second.validation_accuracy
    assert first.test_accuracy != second.test_accuracy
    one, other = (store.files(run).load_checkpoint() for run in runs)
    for name in one:
        np.testing.assert_array_equal(one[name], other[name], err_msg=name)
