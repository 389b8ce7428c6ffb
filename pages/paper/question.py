"""A claim of the paper as a question: the learner guesses, then sees what the paper and our runs say."""

from collections.abc import Mapping, Sequence

import streamlit as st

from lib.errors import N_, NP_
from lib.experiments.paper.arms import ARMS
from lib.experiments.paper.claims import Claim
from lib.experiments.paper.paper_arm import SIZES
from lib.experiments.paper.results import paper_result
from lib.experiments.result import Result
from lib.experiments.verdict import Outcome, Verdict, judge_by_spread
from lib.i18n import _, plural
from lib.runs import Run
from pages.kit.experiments.answer import SAME, say_agreement, say_guess
from pages.kit.guess import ask_for_guess
from pages.paper.texts import format_published
from pages.paper.together import Members, judge_together


def ask(claim: Claim, runs: Sequence[Run], members: Mapping[str, Members]) -> bool:
    """Draw the question or, after the guess, its answer; return whether the results may be shown.

    Args:
        members: by size, of a claim about networks that read together.
    """
    choices = {name: _(text) for name, text in _choices(claim).items()}
    hint = _("Guess first: which side makes fewer errors?")
    guess = ask_for_guess(f"guess-{claim.name}", _(claim.text), hint, choices)
    if guess is None:
        return False
    with st.container(border=True):
        say_guess(guess, choices)
        st.markdown(_("**The paper:** {sentence}").format(sentence=_paper_sentence(claim)))
        answers: list[str | None] = []
        for size, title in SIZES.items():
            together = claim.together is not None
            found = judge_together(claim, members.get(size)) if together else _judge_pair(claim, runs, size)
            sentence, answer = found
            st.markdown(f"**{_(title)}:** {sentence}")
            answers.append(answer)
        say_agreement(guess, next((answer for answer in answers[::-1] if answer), None))
    return True


def _judge_pair(claim: Claim, runs: Sequence[Run], size: str) -> tuple[str, str | None]:
    """Return what our runs of one size say of the claim, and the guess that they confirm, or None."""
    better, than = (paper_result(runs, ARMS[name], size) for name in (claim.better, claim.than))
    return describe_verdict(claim, better, than), _answer(claim, judge_by_spread(better, than))


def _choices(claim: Claim) -> dict[str, str]:
    return {"yes": claim.yes, "no": claim.no, SAME: N_("no clear difference")}


def _paper_sentence(claim: Claim) -> str:
    if claim.together:
        return _("{side}: {error} ({where}). It gives no error of one network alone.").format(
            side=_(claim.yes), error=format_published(claim.together), where=_(claim.together.where)
        )
    better, than = ARMS[claim.better].published, ARMS[claim.than].published
    if better is None or than is None:
        return _("it has no such pair.")
    return _("{better}: {low}; {than}: {high} ({where}).").format(
        better=_(claim.yes),
        low=format_published(better),
        than=_(claim.no),
        high=format_published(than),
        where=_(better.where),
    )


def _answer(claim: Claim, found: Verdict) -> str | None:
    """Return the guess that the runs confirm, or None while they decide nothing."""
    if found.outcome is Outcome.CLEAR:
        return "yes" if found.best == claim.better else "no"
    return SAME if found.outcome is Outcome.UNCLEAR else None


def describe_verdict(claim: Claim, better: Result, than: Result) -> str:
    """Return what our runs of one size say of the claim: means, interval, and how many runs there are."""
    found = judge_by_spread(better, than)
    if better.mean is None or than.mean is None or found.difference is None:
        if better.runs or than.runs:
            return _("runs of one side only so far; start the others below.")
        return _("no runs yet to compare; start them below.")
    means = _("{one}, {other}.").format(
        one=_describe_mean(claim.yes, better.mean, len(better.runs)),
        other=_describe_mean(claim.no, than.mean, len(than.runs)),
    )
    return f"{means} {_describe_difference(claim, found, found.difference)}"


def _describe_mean(side: str, mean: float, count: int) -> str:
    text = plural(NP_("{side} {error:.2f} % ({count} run)", "{side} {error:.2f} % ({count} runs)"), count)
    return text.format(side=_(side), error=100 * mean, count=count)


def _describe_difference(claim: Claim, found: Verdict, difference: float) -> str:
    if found.interval is None:
        return _("With a single run on one side the spread is unknown, so this proves nothing.")
    points = f"{100 * abs(difference):.2f}"
    low, high = (f"{100 * edge:+.2f}" for edge in found.interval)
    if found.outcome is Outcome.UNCLEAR:
        return _(
            "The difference of {points} points is **within the spread**: its 95 % interval, {low} to {high}, "
            "contains 0."
        ).format(points=points, low=low, high=high)
    winner = _(claim.yes if found.best == claim.better else claim.no)
    return _(
        "**Fewer errors: {winner}**, by {points} points, more than the spread explains (95 % interval "
        "{low} to {high})."
    ).format(winner=winner, points=points, low=low, high=high)
