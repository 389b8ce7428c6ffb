"""A training step in code: the lines are those of the files, and the values NumPy's."""

import numpy as np
import pytest

from lib.inspectors.answers.training_step import AdamStep, TracedFunction, TrainingStep, Value
from lib.inspectors.questions.networks import load_network
from lib.inspectors.questions.training_step import training_step
from lib.inspectors.questions.watched import Watched, watch
from lib.models.capsules.losses import RECONSTRUCTION_WEIGHT
from lib.settings import ROOT


@pytest.fixture(scope="module")
def _kept() -> dict[tuple[str, int], TrainingStep]:
    return {}


@pytest.fixture
def take(trained_store, trained_home, _kept):
    """Return a function that takes a step of the trained run, or of a bundled one, each once."""

    def step_of(run_id: str = trained_home.run_id, step: int = 1) -> TrainingStep:
        if (run_id, step) not in _kept:
            _kept[run_id, step] = training_step(run_id, "", "", step)
        return _kept[run_id, step]

    return step_of


def function(step: TrainingStep, name: str) -> TracedFunction:
    return next(one for one in step.functions if one.name == name)


def values(step: TrainingStep, name: str) -> dict[str, Value]:
    """Return the values of a function by name, the last of each."""
    return {value.name: value for line in function(step, name).lines for value in line.values}


def matrix(value: Value) -> np.ndarray:
    assert value.sample is not None
    return value.sample.astype(np.float64)


def test_the_lines_are_those_of_the_files(take):
    for traced in take().functions:
        file, start = traced.place.split(":")
        written = [line.strip() for line in (ROOT / file).read_text("utf-8").splitlines()[int(start) - 1 :]]
        shown = [line.text.strip() for line in traced.lines]
        assert shown[0] == written[0] and shown[0].startswith("def ")
        assert all(line in written for line in shown)
        assert not any('"""' in line for line in shown)


def test_a_step_of_capsules_runs_both_losses_and_adam_in_order(take, trained_home):
    names = [one.name for one in take().functions]
    losses = ["margin_loss", "margin_terms", "reconstruction_loss"]
    assert names == ["on_one_device", "gradients", "objective", *losses, "_backend_update_step", "update_step"]
    cross = [one.name for one in take("lenet").functions]
    assert cross == ["on_one_device", "gradients", "objective", "_backend_update_step", "update_step"]


def test_the_margin_loss_is_numpys(take):
    seen = values(take(), "margin_terms")
    truth, lengths = matrix(seen["labels"]), matrix(seen["lengths"])
    present = truth * np.maximum(0, 0.9 - lengths) ** 2
    absent = (1 - truth) * np.maximum(0, lengths - 0.1) ** 2
    assert matrix(seen["present"]) == pytest.approx(present, abs=1e-6)
    assert matrix(seen["absent"]) == pytest.approx(absent, abs=1e-6)
    assert matrix(seen["return"]) == pytest.approx(present + 0.5 * absent, abs=1e-6)
    each = (present + 0.5 * absent).sum(-1)
    margin = values(take(), "margin_loss")["return"]
    assert (margin.shape, margin.first) == ((16,), pytest.approx(each[:4], rel=1e-5))
    assert values(take(), "objective")["margin"].mean == pytest.approx(each.mean(), rel=1e-5)


def test_the_parts_add_up_to_the_loss_that_is_minimised(take):
    seen = values(take(), "gradients")
    drawn = values(take(), "reconstruction_loss")["return"].mean
    parts = {key: seen[f"objective.parts['{key}']"].mean for key in ("margin_loss", "reconstruction_loss")}
    assert parts["reconstruction_loss"] == pytest.approx(drawn, rel=1e-5)
    total = parts["margin_loss"] + RECONSTRUCTION_WEIGHT * parts["reconstruction_loss"]
    assert seen["loss"].mean == seen["objective.total"].mean == pytest.approx(total, rel=1e-5)


def test_the_cross_entropy_is_numpys(take):
    step = take("lenet")
    seen = values(step, "objective")
    logits = matrix(seen["logits"])
    shares = np.exp(logits - logits.max(-1, keepdims=True))
    shares /= shares.sum(-1, keepdims=True)
    losses = -np.log(shares[np.arange(16), list(step.labels)])
    assert seen["losses"].first == pytest.approx(losses[:4], rel=1e-3, abs=1e-6)
    assert seen["return.total"].mean == pytest.approx(losses.mean(), rel=1e-3, abs=1e-6)


@pytest.mark.parametrize("count", [1, 2])
def test_adam_is_the_papers(take, count: int):
    adam: AdamStep = take(step=count).adam
    assert adam.step == count
    assert (adam.first_before == adam.second_before == 0.0) == (count == 1)
    first = adam.beta_1 * adam.first_before + (1 - adam.beta_1) * adam.gradient
    second = adam.beta_2 * adam.second_before + (1 - adam.beta_2) * adam.gradient**2
    assert (adam.first, adam.second) == (pytest.approx(first, rel=1e-4), pytest.approx(second, rel=1e-4))
    rate = adam.rate * np.sqrt(1 - adam.beta_2**count) / (1 - adam.beta_1**count)
    change = rate * first / (np.sqrt(second) + adam.epsilon)
    assert adam.change == pytest.approx(change, rel=1e-4)
    assert adam.after == pytest.approx(adam.before - change, abs=1e-6) and adam.after != adam.before
    seen = values(take(step=count), "update_step")
    assert abs(adam.gradient) == pytest.approx(max(-seen["gradient"].least, seen["gradient"].most), rel=1e-6)


def test_the_network_that_pages_look_at_does_not_learn(take, trained_home):
    network, _entry = load_network(trained_home.run_id, "")
    before = {name: one.numpy() for name, one in network.named_weights().items()}
    step = take(step=2)
    assert step.loss_before != step.loss_after
    for name, one in network.named_weights().items():
        np.testing.assert_array_equal(one.numpy(), before[name])


def test_another_array_of_weights_can_be_chosen(take, trained_home):
    step = take()
    other = training_step(trained_home.run_id, "", step.weights[0], 1)
    assert (step.weight, other.weight) == ("decoder/pixels/kernel", step.weights[0])
    assert other.adam.before != step.adam.before and other.loss_before == pytest.approx(step.loss_before)


def halved(number: float) -> float:
    """A function to watch."""
    number = number / 2
    pair = (
        number,
        2 * number,  # kept over two lines
    )
    if number > 1:
        return number
    return pair[0]


def test_a_watched_function_says_what_each_statement_assigned():
    watched = Watched(halved.__code__)
    with watch([watched]) as ran:
        halved(6.0)
        halved(1.0)
    assert ran == [watched]
    lines = [(line.text.strip(), {one.name: one.mean for one in line.values}) for line in watched.shown().lines]
    assert [line for line in lines if line[1]] == [
        ("def halved(number: float) -> float:", {"number": 1.0}),
        ("number = number / 2", {"number": 0.5}),
        (")", {"pair[0]": 0.5, "pair[1]": 1.0}),
        ("return pair[0]", {"return": 0.5}),
    ]
