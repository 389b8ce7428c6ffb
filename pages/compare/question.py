"""A ready experiment as a question: the learner guesses, then sees what the runs say."""

from collections.abc import Mapping, Sequence

import streamlit as st

from lib.errors import NP_
from lib.experiments.arm import Arm
from lib.experiments.measures import Measures
from lib.experiments.ready import Experiment
from lib.experiments.verdict import Outcome, Verdict, judge_runs
from lib.i18n import _, join_clauses, plural
from pages.compare.choice import label_arm
from pages.kit.experiments.answer import SAME, say_agreement, say_guess
from pages.kit.guess import ask_for_guess
from pages.kit.texts import format_percent

Arms = Mapping[str, Sequence[Measures]]
"""The numbers of each arm's completed runs, by the arm's name."""


def ask(entry: Experiment, arms: Arms) -> bool:
    """Draw the question or, after the guess, its answer; return whether the results may be shown."""
    choices = {arm.name: label_arm(arm) for arm in entry.arms} | {SAME: _("no clear difference")}
    hint = _("Guess first: which network reads the most test images correctly?")
    guess = ask_for_guess(f"guess-{entry.name}", _(entry.question), hint, choices)
    if guess is None:
        return False
    with st.container(border=True):
        st.markdown(f"#### {_(entry.question)}")
        say_guess(guess, choices)
        st.markdown("\n".join(f"- {_reached(arm, arms[arm.name])}" for arm in entry.arms if arms[arm.name]))
        st.markdown(f"{describe_verdict(entry, arms)} {_basis(arms)}")
        say_agreement(guess, _answer(judge_runs(arms)))
        st.caption(_("Look for: {text}").format(text=_(entry.look_for)))
    return True


def _answer(found: Verdict) -> str | None:
    """Return the guess that the runs confirm, or None while an arm has no run."""
    if found.outcome is Outcome.MISSING:
        return None
    return found.best if found.outcome is Outcome.CLEAR else SAME


def _reached(arm: Arm, rows: Sequence[Measures]) -> str:
    return _("**{label}**: {accuracies}").format(
        label=label_arm(arm), accuracies=join_clauses(map(_accuracies, rows))
    )


def _accuracies(row: Measures) -> str:
    values = {"test": format_percent(row.test_accuracy), "train": format_percent(row.train_accuracy)}
    if row.interval is None:
        return _("{test} of the test images right, {train} in its last training epoch").format(**values)
    low, high = (100 * edge for edge in row.interval)
    text = NP_(
        "{test} of {count:,} test image right (95 % interval {low:.2f} to {high:.2f} %), {train} in its last "
        "training epoch",
        "{test} of {count:,} test images right (95 % interval {low:.2f} to {high:.2f} %), {train} in its last "
        "training epoch",
    )
    count = row.test_images or 0
    return plural(text, count).format(**values, count=count, low=low, high=high)


def describe_verdict(entry: Experiment, arms: Arms) -> str:
    """Return in words which arm is ahead, or that intervals overlap or seeds are spread too far."""
    found, labels = judge_runs(arms), {arm.name: label_arm(arm) for arm in entry.arms}
    if found.outcome is Outcome.MISSING:
        return _("Not every side has a run yet; start the missing ones below.")
    epochs = entry.arms[0].spec.training.epochs  # of every arm, as they have one budget
    best, rivals = labels[found.best], "”, “".join(labels[name] for name in found.rivals)
    if found.interval is not None and found.difference is not None:
        return _describe_spread(found, best, rivals)
    if found.outcome is Outcome.CLEAR:
        text = NP_(
            "**After {epochs} epoch “{best}” reads more**: its interval lies above all the others.",
            "**After {epochs} epochs “{best}” reads more**: its interval lies above all the others.",
        )
        return plural(text, epochs).format(epochs=epochs, best=best)
    text = NP_(
        "**No clear difference after {epochs} epoch**: “{best}” has read most, but its interval overlaps with "
        "that of “{rivals}”.",
        "**No clear difference after {epochs} epochs**: “{best}” has read most, but its interval overlaps with "
        "that of “{rivals}”.",
    )
    return plural(text, epochs).format(epochs=epochs, best=best, rivals=rivals)


def _describe_spread(found: Verdict, best: str, rivals: str) -> str:
    """Return in words which arm is ahead where every arm has several seeds; `best` and `rivals` are labels."""
    low, high = (f"{100 * edge:+.2f}" for edge in found.interval or ())
    points = f"{100 * (found.difference or 0.0):.2f}"
    if found.outcome is Outcome.CLEAR:
        text = _(
            "**“{best}” reads more**, on average by {points} points: more than the spread of the seeds explains "
            "(95 % interval {low} to {high})."
        )
    else:
        text = _(
            "**No clear difference**: “{best}” has read most on average, by {points} points, but by no more than "
            "the spread of the seeds explains: “{rivals}” may be as good (95 % interval {low} to {high})."
        )
    return text.format(best=best, rivals=rivals, points=points, low=low, high=high)


def _basis(arms: Arms) -> str:
    """Return in words how many runs of each arm there are."""
    fewest, most = (find(len(rows) for rows in arms.values()) for find in (min, max))
    if fewest > 1:
        text = NP_(
            "This rests on at least {count} run of each, all tested on the same images.",
            "This rests on at least {count} runs of each, all tested on the same images.",
        )
        return plural(text, fewest).format(count=fewest)
    if most > 1:
        text = NP_(
            "This rests on {fewest} to {most} run of each; the interval spans all of them.",
            "This rests on {fewest} to {most} runs of each; the interval spans all of them.",
        )
        return plural(text, most).format(fewest=fewest, most=most)
    return _("One run each, one seed: with another seed the result can differ by more than the interval says.")
