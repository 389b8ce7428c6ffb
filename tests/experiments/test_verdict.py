"""What the intervals and the spread of the seeds say of arms."""

from pytest import approx

from lib.experiments.verdict import Outcome, Verdict, judge_by_spans, judge_runs
from tests.experiments.examples import CAPSULES, LENET, completed, measured_in


def measured(store, arm, accuracy, images, seed=0):
    return measured_in(store, completed(store, arm, accuracy, seed), images)


def test_an_arm_is_ahead_only_where_the_intervals_are_apart(store):
    # Wilson, 95 %: 0.90 of 10,000 is 0.8940 to 0.9057; 0.91 is 0.9042 to 0.9155; 0.92 is 0.9145 to 0.9252.
    low, middle, high = (
        measured(store, LENET, accuracy, 10_000, seed) for seed, accuracy in enumerate((0.90, 0.91, 0.92))
    )
    assert judge_by_spans({"a": [low], "b": [middle]}) == Verdict(Outcome.UNCLEAR, "b", ("a",))
    assert judge_by_spans({"a": [low], "b": [high]}) == Verdict(Outcome.CLEAR, "b")
    assert judge_by_spans({"a": [low], "b": [high], "c": [middle]}) == Verdict(Outcome.UNCLEAR, "b", ("c",))
    assert judge_by_spans({"a": [low], "b": []}) == Verdict(Outcome.MISSING)


def test_seeds_that_came_out_apart_make_an_arm_less_sure(store):
    low, high = measured(store, LENET, 0.90, 10_000), measured(store, LENET, 0.92, 10_000, seed=1)
    other = measured(store, CAPSULES, 0.90, 10_000)
    assert judge_by_spans({"a": [high], "b": [other]}).outcome is Outcome.CLEAR
    assert judge_by_spans({"a": [high, low], "b": [other]}) == Verdict(Outcome.UNCLEAR, "a", ("b",))


def test_few_images_leave_it_open(store):
    # 80 test images: 0.80 is 0.6996 to 0.8736 and 0.90 is 0.8148 to 0.9485.
    few, more = measured(store, LENET, 0.8, 80), measured(store, LENET, 0.9, 80, seed=1)
    assert judge_by_spans({"a": [few], "b": [more]}) == Verdict(Outcome.UNCLEAR, "b", ("a",))


def test_arms_with_several_seeds_are_judged_by_their_spread(store):
    # Means 0.905 and 0.945, both deviations 0.00707: Welch's interval of the difference is 0.04 ± 4.30 · 0.00707.
    low = [measured(store, LENET, accuracy, 80, seed) for seed, accuracy in enumerate((0.90, 0.91))]
    high = [measured(store, CAPSULES, accuracy, 80, seed) for seed, accuracy in enumerate((0.94, 0.95))]
    found = judge_runs({"a": low, "b": high})
    assert (found.outcome, found.best, found.rivals) == (Outcome.CLEAR, "b", ())
    assert found.difference == approx(0.04)
    assert found.interval == approx((0.04 - 0.030424, 0.04 + 0.030424), abs=1e-5)
    near = [measured(store, LENET, accuracy, 80, seed) for seed, accuracy in enumerate((0.93, 0.94), start=2)]
    found = judge_runs({"a": low, "b": high, "c": near})
    assert (found.outcome, found.best, found.rivals) == (Outcome.UNCLEAR, "b", ("c",))
    assert found.difference == approx(0.01)


def test_with_one_run_of_an_arm_the_spans_decide(store):
    low = [measured(store, LENET, accuracy, 10_000, seed) for seed, accuracy in enumerate((0.90, 0.91))]
    high = [measured(store, CAPSULES, 0.93, 10_000)]
    assert judge_runs({"a": low, "b": high}) == judge_by_spans({"a": low, "b": high})
    assert judge_runs({"a": [], "b": high}).outcome is Outcome.MISSING
