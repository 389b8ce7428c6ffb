"""Which runs count for an arm, which are missing, and what the intervals say."""

from dataclasses import replace

from lib.compare import Outcome, Verdict, arm_runs, fewest_runs, missing_runs, verdict
from lib.runs import State
from lib.runs.repeats import with_seed
from tests.compare.examples import CAPSULES, EXAMPLE, LENET, completed, measured_in


def test_a_run_counts_for_an_arm_when_its_spec_is_the_arms_but_for_the_seed(store):
    second, first = completed(store, LENET, 0.9, seed=1), completed(store, LENET, 0.8)
    completed(store, replace(LENET, options={**LENET.options, "batch_size": 16}), 0.7)
    store.create(with_seed(LENET.spec, 2), "anybody")
    assert [run.id for run in arm_runs(store.runs(), LENET)] == [first.id, second.id]
    assert arm_runs(store.runs(), CAPSULES) == []


def test_a_branch_of_a_trained_run_is_no_run_of_the_arm(store):
    parent = completed(store, LENET, 0.9)
    store.files(parent).create()
    store.files(parent).save_checkpoint(3, {})
    branch = store.create(LENET.spec, "anybody", parent=parent.id)
    store.change(branch.id, state=State.COMPLETED, test_accuracy=0.99)
    assert [run.id for run in arm_runs(store.runs(), LENET)] == [parent.id]


def test_missing_runs_are_those_that_nobody_has_or_waits_for(store):
    assert missing_runs(store.runs(), EXAMPLE) == [LENET.spec, CAPSULES.spec]
    completed(store, LENET, 0.9)
    store.create(CAPSULES.spec, "anybody")
    assert missing_runs(store.runs(), EXAMPLE) == []
    assert fewest_runs(store.runs(), EXAMPLE) == 1
    again = missing_runs(store.runs(), EXAMPLE, each=2)
    assert again == [with_seed(LENET.spec, 1), with_seed(CAPSULES.spec, 1)]


def test_arms_that_are_alike_share_one_missing_run(store):
    twin = replace(EXAMPLE, arms=(LENET, replace(LENET, name="the same")))
    assert missing_runs(store.runs(), twin) == [LENET.spec]


def measured(store, arm, accuracy, images, seed=0):
    return measured_in(store, completed(store, arm, accuracy, seed), images)


def test_an_arm_is_ahead_only_where_the_intervals_are_apart(store):
    # Wilson, 95 %: 0.90 of 10,000 is 0.8940 to 0.9057; 0.91 is 0.9042 to 0.9155; 0.92 is 0.9145 to 0.9252.
    low, middle, high = (
        measured(store, LENET, accuracy, 10_000, seed) for seed, accuracy in enumerate((0.90, 0.91, 0.92))
    )
    assert verdict({"a": [low], "b": [middle]}) == Verdict(Outcome.OVERLAP, "b", ("a",))
    assert verdict({"a": [low], "b": [high]}) == Verdict(Outcome.CLEAR, "b")
    assert verdict({"a": [low], "b": [high], "c": [middle]}) == Verdict(Outcome.OVERLAP, "b", ("c",))
    assert verdict({"a": [low], "b": []}) == Verdict(Outcome.MISSING)


def test_seeds_that_came_out_apart_make_an_arm_less_sure(store):
    low, high = measured(store, LENET, 0.90, 10_000), measured(store, LENET, 0.92, 10_000, seed=1)
    other = measured(store, CAPSULES, 0.90, 10_000)
    assert verdict({"a": [high], "b": [other]}).outcome is Outcome.CLEAR
    assert verdict({"a": [high, low], "b": [other]}) == Verdict(Outcome.OVERLAP, "a", ("b",))


def test_few_images_leave_it_open(store):
    # 80 test images: 0.80 is 0.6996 to 0.8736 and 0.90 is 0.8148 to 0.9485.
    few, more = measured(store, LENET, 0.8, 80), measured(store, LENET, 0.9, 80, seed=1)
    assert verdict({"a": [few], "b": [more]}) == Verdict(Outcome.OVERLAP, "b", ("a",))
