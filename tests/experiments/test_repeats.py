"""Which runs count for an arm, and which are missing."""

from dataclasses import replace

from lib.experiments.repeats import completed_runs, fewest_runs, missing_runs, with_seed
from lib.runs import State
from tests.experiments.examples import CAPSULES, EXAMPLE, LENET, completed


def test_a_run_counts_for_an_arm_when_its_spec_is_the_arms_but_for_the_seed(store):
    second, first = completed(store, LENET, 0.9, seed=1), completed(store, LENET, 0.8)
    completed(store, replace(LENET, options={**LENET.options, "batch_size": 16}), 0.7)
    store.create(with_seed(LENET.spec, 2), "anybody")
    assert [run.id for run in completed_runs(store.runs(), LENET)] == [first.id, second.id]
    assert completed_runs(store.runs(), CAPSULES) == []


def test_a_branch_of_a_trained_run_is_no_run_of_the_arm(store):
    parent = completed(store, LENET, 0.9)
    store.files(parent).create()
    store.files(parent).save_checkpoint(3, {})
    branch = store.create(LENET.spec, "anybody", parent=parent.id)
    store.change(branch.id, state=State.COMPLETED, test_accuracy=0.99)
    assert [run.id for run in completed_runs(store.runs(), LENET)] == [parent.id]


def test_missing_runs_are_those_that_nobody_has_or_waits_for(store):
    assert missing_runs(store.runs(), EXAMPLE.arms) == [LENET.spec, CAPSULES.spec]
    completed(store, LENET, 0.9)
    store.create(CAPSULES.spec, "anybody")
    assert missing_runs(store.runs(), EXAMPLE.arms) == []
    assert fewest_runs(store.runs(), EXAMPLE.arms) == 1
    again = missing_runs(store.runs(), EXAMPLE.arms, each=2)
    assert again == [with_seed(LENET.spec, 1), with_seed(CAPSULES.spec, 1)]


def test_arms_that_are_alike_share_one_missing_run(store):
    twin = replace(EXAMPLE, arms=(LENET, replace(LENET, name="the same")))
    assert missing_runs(store.runs(), twin.arms) == [LENET.spec]
