"""A run that stops when it is good enough: at the first validation that says so, whatever happens after."""

import pytest

from lib.runs import State
from lib.training import cadence, loop
from lib.training.evaluation import Evaluation, Evaluator
from lib.training.trainer import train
from tests.runs.specs import QUICKEST, spec
from tests.training.small import TEST, VALIDATION

STEPS = 24
OPTIONS = {"max_steps": STEPS, "batch_size": 16}
ACCURACIES = {4: 0.3, 8: 0.6, 12: 0.9, 16: 0.7, 20: 0.95, 24: 0.97}
"""What the validations find, a sixth of the training apart."""


class KilledError(BaseException):
    pass


@pytest.fixture
def validated(monkeypatch):
    """Return the steps of the validations, which find `ACCURACIES`; tests find 0.88."""
    steps: list[int] = []
    position = {"step": 0}
    original = loop.TrainingLoop._validate

    def validate(self, step, point):
        steps.append(step)
        position["step"] = step
        return original(self, step, point)

    def evaluate(self, split) -> Evaluation:
        accuracy = ACCURACIES[position["step"]] if len(split) == VALIDATION else 0.88
        return Evaluation(accuracy, 0.1, {}, len(split))

    monkeypatch.setattr(loop.TrainingLoop, "_validate", validate)
    monkeypatch.setattr(Evaluator, "evaluate", evaluate)
    return steps


@pytest.mark.parametrize(("goal", "end"), [(0.3, 4), (0.61, 12), (0.9, 12), (0.92, 20), (0.97, 24), (0.99, 24)])
def test_it_ends_at_the_first_validation_that_is_good_enough(store, validated, goal, end):
    run = train(store, store.create(spec(QUICKEST, **OPTIONS, stop_at_accuracy=goal), "ada").id)
    assert validated == list(range(4, end + 1, 4))
    assert (run.state, run.step, run.total_steps) == (State.COMPLETED, end, end)
    assert (run.validation_accuracy, run.test_accuracy) == (ACCURACIES[end], 0.88)
    files = store.files(run)
    assert store.metrics.read(run.id, "train")["step"].tolist() == list(range(1, end + 1))
    assert (int(files.checkpoints()[-1]), files.snapshot_steps()[-1]) == (end, end)
    assert files.load_resume_state() is None


def test_without_a_goal_it_goes_to_the_end(store, validated):
    run = train(store, store.create(spec(QUICKEST, **OPTIONS), "ada").id)
    assert (run.step, run.total_steps, validated[-1]) == (STEPS, STEPS, STEPS)


def test_with_a_goal_validations_are_made_however_long_they_take(store, validated, monkeypatch):
    """Otherwise a busy machine would end the same run elsewhere."""
    monkeypatch.setattr(cadence, "VALIDATION_SHARE", 0.0)
    train(store, store.create(spec(QUICKEST, **OPTIONS, stop_at_accuracy=0.97), "ada").id)
    assert validated == [4, 8, 12, 16, 20, 24]


def test_killed_after_the_goal_was_reached_it_stays_reached(store, validated, monkeypatch):
    run = store.create(spec(QUICKEST, **OPTIONS, stop_at_accuracy=0.6), "ada")
    with monkeypatch.context() as patch, pytest.raises(KilledError):
        patch.setattr(loop.TrainingLoop, "_test", lambda self: (_ for _ in ()).throw(KilledError))
        train(store, run.id)
    store.change(run.id, State.RUNNING, state=State.QUEUED, worker=None, handle=None)
    steps: list[int] = []
    done = train(store, run.id, lambda point, total: steps.append(point.step))
    assert steps == []
    assert (done.state, done.step, done.total_steps, done.test_accuracy) == (State.COMPLETED, 8, 8, 0.88)


def test_a_real_training_stops_by_its_own_measurement(store):
    """Any accuracy at all is enough, so the first validation is the end."""
    run = train(store, store.create(spec(QUICKEST, **OPTIONS, stop_at_accuracy=0.01), "ada").id)
    assert run.step == 4
    assert run.validation_accuracy is not None and run.test_accuracy is not None
    assert run.validation_accuracy >= 0.01
    assert run.test_accuracy * TEST == pytest.approx(round(run.test_accuracy * TEST), abs=1e-9)
