"""The Paper lab's experiments, statistics and verdicts."""

from dataclasses import replace

import numpy as np
import pytest

from lib.errors import LearnerError
from lib.experiments.paper.arms import ARMS, find_arm
from lib.experiments.paper.claims import CLAIMS
from lib.experiments.paper.paper_arm import SIZES, PaperArm
from lib.experiments.paper.rates import TRIED, held_out_accuracy, is_chosen, rate_arms
from lib.experiments.paper.results import paper_result
from lib.experiments.repeats import missing_runs, runs_under_way, seed_of, with_seed
from lib.experiments.verdict import Outcome, Verdict, judge_by_spread
from lib.intervals import in_percent
from lib.models.build import build_network
from lib.models.common_options import HasIterations
from lib.models.task import Task
from lib.runs import State, open_store


def completed(store, name, *errors, size="classroom", **values):
    """Return a completed run for each error in percent, seeds from 0."""
    for seed, error in enumerate(errors):
        run = store.create(with_seed(ARMS[name].at(size).spec, seed), "anybody")
        store.change(run.id, state=State.COMPLETED, step=100, test_accuracy=1 - error / 100, **values)


def test_the_published_numbers_are_table_1s():
    published = {
        name: (in_percent(e.published.error), e.published.spread and in_percent(e.published.spread))
        for name, e in ARMS.items()
        if e.published
    }
    assert published == {
        "capsnet-1": (0.34, 0.032),
        "capsnet-1-reconstruction": (0.29, 0.011),
        "capsnet-3": (0.35, 0.036),
        "capsnet-3-reconstruction": (0.25, 0.005),
        "baseline": (0.39, None),
        "pairs-1": (7.5, None),
        "pairs-3": (5.2, None),
        "pairs-baseline": (8.1, None),
        "affine-capsnet": (21.0, None),
        "affine-cnn": (34.0, None),
    }


@pytest.mark.parametrize("size", SIZES)
def test_every_experiment_is_what_its_name_says(size):
    for name, entry in ARMS.items():
        spec = with_seed(entry.at(size).spec, 7)
        assert spec.training.seed == 7
        if isinstance(spec.model, HasIterations) and name.split("-")[1:2] in (["1"], ["3"]):
            assert spec.model.iterations == int(name.split("-")[1])
    stops = {ARMS[name].at(size).spec.training.stop_at_accuracy for name in ("affine-capsnet", "affine-cnn")}
    assert len(stops) == 1 and 0.9 < stops.pop() < 1
    for claim in CLAIMS.values():
        assert {ARMS[claim.better].family, ARMS[claim.than].family} == {claim.family}


def cnn_parameters(width: int, side: int) -> int:
    """Return how many parameters baseline_cnn has, by its formula."""
    filters, units = ([max(1, round(n * width / 100)) for n in sizes] for sizes in ((256, 256, 128), (328, 192)))
    total, inputs = 0, 1
    for count in filters:
        total, inputs = total + (25 * inputs + 1) * count, count
    inputs *= side**2
    for count in (*units, 10):
        total, inputs = total + (inputs + 1) * count, count
    return total


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("capsules", "cnn", "side", "labels"),
    [("pairs-3", "pairs-baseline", 36, 2), ("affine-capsnet", "affine-cnn", 40, 1)],
)
def test_the_cnn_has_as_many_weights_as_the_capsules_without_decoder(size, capsules, cnn, side, labels):
    assert cnn_parameters(100, 28) == 35_445_522
    wanted = parameters_without_decoder(ARMS[capsules], size, Task((side, side, 1), 10, labels))
    closest = min(range(1, 101), key=lambda width: abs(cnn_parameters(width, side) - wanted))
    assert ARMS[cnn].at(size).spec.flat_options()["width"] == closest
    assert abs(cnn_parameters(closest, side) / wanted - 1) < 0.06


def parameters_without_decoder(arm: PaperArm, size: str, task: Task) -> int:
    spec = arm.at(size).spec
    return build_network(
        spec.architecture, spec.model.with_values({"reconstruction": False}), task
    ).parameter_count()


@pytest.mark.parametrize("size", SIZES)
def test_the_matched_cnn_has_as_many_weights_too(size):
    task = Task((28, 28, 1), 10)
    wanted = parameters_without_decoder(ARMS["capsnet-3-reconstruction"], size, task)
    spec = ARMS["matched-cnn"].at(size).spec
    assert abs(build_network(spec.architecture, spec.model, task).parameter_count() / wanted - 1) < 0.003


def test_a_result_is_mean_and_sample_deviation_over_seeds(store):
    completed(store, "capsnet-3", 0.5, 0.7, 0.9)
    completed(store, "capsnet-3", 9.0, size="paper")
    ours = paper_result(store.runs(), ARMS["capsnet-3"], "classroom")
    np.testing.assert_allclose(ours.errors, [0.005, 0.007, 0.009])
    assert ours.seeds == (0, 1, 2)
    assert (ours.mean, ours.spread) == (pytest.approx(0.007), pytest.approx(0.002))
    assert ours.interval == pytest.approx((0.005543, 0.008836), abs=1e-5)
    nothing = paper_result(store.runs(), ARMS["capsnet-1"], "classroom")
    assert (nothing.mean, nothing.spread, nothing.interval) == (None, None, None)


def test_missing_runs_take_free_seeds(store):
    arm = ARMS["baseline"].at("classroom")
    completed(store, "baseline", 1.0)
    store.create(with_seed(arm.spec, 2), "anybody")
    assert list(map(seed_of, runs_under_way(store.runs(), arm))) == [2]
    assert [spec.training.seed for spec in missing_runs(store.runs(), [arm], 4)] == [1, 3]
    assert missing_runs(store.runs(), [arm], 2) == []


def test_a_trainer_that_fell_silent_is_not_waited_for(store):
    arm = ARMS["baseline"].at("classroom")
    run = store.create(arm.spec, "anybody", state=State.RUNNING)
    assert list(map(seed_of, runs_under_way(store.runs(), arm))) == [0]
    store.change(run.id, heartbeat=1.0)
    assert runs_under_way(store.runs(), arm) == []


def test_verdicts(store):
    def found(name, *errors):
        completed(store, name, *errors)
        return paper_result(store.runs(), ARMS[name], "classroom")

    none, one = paper_result([], ARMS["baseline"], "classroom"), found("capsnet-1", 0.6)
    low, near, high = (
        found("pairs-3", 4.0, 4.2, 4.4),
        found("pairs-1", 4.1, 4.3, 4.5),
        found("baseline", 8.0, 8.2, 8.4),
    )
    assert judge_by_spread(none, low) == Verdict(Outcome.MISSING)
    assert judge_by_spread(one, low).outcome is Outcome.TOO_FEW
    verdict = judge_by_spread(low, near)
    assert (verdict.outcome, verdict.difference) == (Outcome.UNCLEAR, pytest.approx(0.001))
    assert (verdict.best, verdict.rivals) == ("pairs-3", ("pairs-1",))
    # t(0.975, 4) = 2.7764; standard error 0.2 √(2/3) = 0.1633, in points of a percent
    assert verdict.interval == pytest.approx((0.001 - 0.004534, 0.001 + 0.004534), abs=1e-5)
    for first, second in ((low, high), (high, low)):
        verdict = judge_by_spread(first, second)
        assert (verdict.outcome, verdict.best) == (Outcome.CLEAR, "pairs-3")


def test_an_unknown_experiment_is_answered_in_words():
    with pytest.raises(LearnerError, match=r"no experiment “capsnet-2”\. Choose one of: capsnet-1,"):
        find_arm("capsnet-2")


def test_a_branch_is_not_a_run_of_the_experiment(store):
    completed(store, "baseline", 1.0)
    [run] = store.runs()
    store.change(run.id, parent="somebody", parent_checkpoint="00000020")
    assert paper_result(store.runs(), ARMS["baseline"], "classroom").runs == ()


def test_the_matched_cnn_learns_as_the_capsules_do_and_both_at_the_best_of_the_same_rates(home):
    capsules, cnn = (ARMS[name].at("classroom").spec for name in TRIED)
    assert replace(cnn.training, learning_rate=0.0) == replace(capsules.training, learning_rate=0.0)
    assert (cnn.flat_options()["normalization"], cnn.flat_options()["dropout"]) == (True, 0.0)
    runs = open_store().runs()
    for name in TRIED:
        chosen = [arm for arm in rate_arms(name) if is_chosen(arm)]
        assert [arm.spec for arm in chosen] == [ARMS[name].at("classroom").spec]
        read = {arm.name: held_out_accuracy(runs, arm) or 0.0 for arm in rate_arms(name)}
        assert all(read.values())
        assert max(read, key=lambda name: read[name]) == chosen[0].name
