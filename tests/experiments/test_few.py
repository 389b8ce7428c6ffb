"""Few pictures to learn from: equal budgets, and bundled results that are what their records say."""

import pytest

from lib.experiments.few import COUNTS, EXPERIMENTS, NETWORKS, SEEDS, bundled_name, find_few
from lib.experiments.repeats import completed_runs, seed_of
from lib.runs import State, open_store


@pytest.mark.parametrize("experiment", EXPERIMENTS.values(), ids=EXPERIMENTS)
def test_its_networks_have_the_same_budget_and_the_same_pictures(experiment):
    trainings = {arm.spec.training for arm in experiment.arms}
    assert len(trainings) == 1 and trainings.pop().train_images == experiment.count
    assert [arm.architecture for arm in experiment.arms] == list(NETWORKS)
    assert {arm.spec.total_steps() for arm in experiment.arms} == {1_000}


def test_another_number_of_pictures_changes_nothing_else():
    options = [arm.options for name in EXPERIMENTS for arm in find_few(name).arms]
    assert len({tuple(sorted({**one, "train_images": 0}.items())) for one in options}) == 1
    assert sorted({one["train_images"] for one in options}) == list(COUNTS)


def test_every_network_has_its_bundled_runs(home):
    runs = open_store().runs()
    for experiment in EXPERIMENTS.values():
        for arm in experiment.arms:
            bundled = [run for run in completed_runs(runs, arm) if run.bundled]
            assert [run.id for run in bundled] == [bundled_name(arm, seed) for seed in range(SEEDS)]
            assert [seed_of(run) for run in bundled] == list(range(SEEDS))
            for run in bundled:
                assert run.state is State.COMPLETED and run.step == run.total_steps == 1_000
                assert run.test_accuracy is not None and 0.3 < run.test_accuracy < 1
