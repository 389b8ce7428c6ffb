"""A ready experiment as a question: guess first, then what its runs say."""

from collections.abc import Mapping, Sequence

import streamlit as st

from lib.experiments.arm import Arm
from lib.experiments.measures import Measures
from lib.experiments.ready import Experiment
from lib.experiments.verdict import Outcome, Verdict, judge_by_spans
from lib.i18n import _
from pages.compare.choice import arm_label
from pages.compare.table import percent
from pages.kit.experiments.answer import SAME, say_agreement, say_guess
from pages.kit.guess import guessed

Arms = Mapping[str, Sequence[Measures]]
"""The numbers of each arm's completed runs, by the arm's name."""


def ask(entry: Experiment, arms: Arms) -> bool:
    """Draw the question, or its answer once there is a guess; True if the results may be shown."""
    choices = {arm.name: arm_label(arm) for arm in entry.arms} | {SAME: _("no clear difference")}
    hint = _("Guess first: who reads most test images right?")
    guess = guessed(f"guess-{entry.name}", _(entry.question), hint, choices)
    if guess is None:
        return False
    with st.container(border=True):
        st.markdown(f"#### {_(entry.question)}")
        say_guess(guess, choices)
        st.markdown("\n".join(f"- {_reached(arm, arms[arm.name])}" for arm in entry.arms if arms[arm.name]))
        st.markdown(f"{verdict_sentence(entry, arms)} {_basis(arms)}")
        say_agreement(guess, _answer(judge_by_spans(arms)))
        st.caption(_("Look for: {text}").format(text=_(entry.look_for)))
    return True


def _answer(found: Verdict) -> str | None:
    """Return which choice the runs speak for, or None while an arm has none."""
    if found.outcome is Outcome.MISSING:
        return None
    return found.best if found.outcome is Outcome.CLEAR else SAME


def _reached(arm: Arm, rows: Sequence[Measures]) -> str:
    return _("**{label}**: {accuracies}").format(
        label=arm_label(arm), accuracies="; ".join(map(_accuracies, rows))
    )


def _accuracies(row: Measures) -> str:
    values = {"test": percent(row.test_accuracy), "train": percent(row.train_accuracy)}
    if row.interval is None:
        return _("{test} of the test images right, {train} in its last training epoch").format(**values)
    low, high = (100 * edge for edge in row.interval)
    text = _(
        "{test} of {count:,} test images right (95 % interval {low:.2f} to {high:.2f} %), {train} in its last "
        "training epoch"
    )
    return text.format(**values, count=row.test_images, low=low, high=high)


def verdict_sentence(entry: Experiment, arms: Arms) -> str:
    """Which arm is ahead, or that the intervals overlap, in words."""
    found, labels = judge_by_spans(arms), {arm.name: arm_label(arm) for arm in entry.arms}
    if found.outcome is Outcome.MISSING:
        return _("Not every side has a run yet; start the missing ones below.")
    best, rivals = labels[found.best], "”, “".join(labels[name] for name in found.rivals)
    if found.outcome is Outcome.CLEAR:
        return _("**“{best}” reads more**: its interval lies above all the others.").format(best=best)
    text = _("**No clear difference**: “{best}” has read most, but its interval overlaps with that of “{rivals}”.")
    return text.format(best=best, rivals=rivals)


def _basis(arms: Arms) -> str:
    """How many runs this rests on."""
    counts = [len(rows) for rows in arms.values()]
    if max(counts) > 1:
        return _("This rests on {fewest} to {most} runs of each; the interval spans all of them.").format(
            fewest=min(counts), most=max(counts)
        )
    return _("One run each, one seed: another seed can come out otherwise by more than the interval says.")
