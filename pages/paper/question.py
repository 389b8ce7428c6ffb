"""One claim of the paper as a question: guess first, then what the paper and our runs say."""

from collections.abc import Sequence

import streamlit as st

from lib.errors import N_
from lib.experiments.paper.arms import ARMS, SIZES
from lib.experiments.paper.claims import Claim
from lib.experiments.paper.results import paper_result
from lib.experiments.result import Result
from lib.experiments.verdict import Outcome, Verdict, judge_by_spread
from lib.i18n import _
from lib.runs import Run
from pages.kit.experiments.answer import SAME, say_agreement, say_guess
from pages.kit.guess import guessed
from pages.paper.texts import published_error


def ask(claim: Claim, runs: Sequence[Run]) -> bool:
    """Draw the question, or its answer once there is a guess; True if the results may be shown."""
    choices = {name: _(text) for name, text in _choices(claim).items()}
    hint = _("Guess first: who makes fewer errors?")
    guess = guessed(f"guess-{claim.name}", _(claim.text), hint, choices)
    if guess is None:
        return False
    with st.container(border=True):
        say_guess(guess, choices)
        st.markdown(_("**The paper:** {sentence}").format(sentence=_paper_sentence(claim)))
        answers = []
        for size, title in SIZES.items():
            better, than = (paper_result(runs, ARMS[name], size) for name in (claim.better, claim.than))
            st.markdown(f"**{_(title)}:** {verdict_sentence(claim, better, than)}")
            answers.append(_answer(claim, judge_by_spread(better, than)))
        say_agreement(guess, next((answer for answer in answers[::-1] if answer), None))
    return True


def _choices(claim: Claim) -> dict[str, str]:
    return {"yes": claim.yes, "no": claim.no, SAME: N_("no clear difference")}


def _paper_sentence(claim: Claim) -> str:
    better, than = ARMS[claim.better].published, ARMS[claim.than].published
    return _("{better}: {low}; {than}: {high} ({where}).").format(
        better=_(claim.yes),
        low=published_error(better),
        than=_(claim.no),
        high=published_error(than),
        where=_(better.where),
    )


def _answer(claim: Claim, found: Verdict) -> str | None:
    """Return which choice the runs speak for, if they do."""
    if found.outcome is Outcome.CLEAR:
        return "yes" if found.best == claim.better else "no"
    return SAME if found.outcome is Outcome.UNCLEAR else None


def verdict_sentence(claim: Claim, better: Result, than: Result) -> str:
    """Return what our runs of one size say, with means, interval and numbers of runs."""
    found = judge_by_spread(better, than)
    if better.mean is None or than.mean is None or found.difference is None:
        there, wanted = len(better.runs) + len(than.runs), _("no runs yet to compare; start them below.")
        return wanted if not there else _("runs of one side only so far; start the others below.")
    values = {
        "better": _(claim.yes),
        "than": _(claim.no),
        "low_error": f"{100 * better.mean:.2f}",
        "high_error": f"{100 * than.mean:.2f}",
        "count": len(better.runs),
        "other_count": len(than.runs),
        "difference": f"{100 * abs(found.difference):.2f}",
    }
    means = _("{better} {low_error} % ({count} runs), {than} {high_error} % ({other_count} runs).")
    if found.interval is None:
        ending = _("With a single run on a side nobody knows the spread, so this settles nothing.")
        return f"{means} {ending}".format(**values)
    low, high = (100 * edge for edge in found.interval)
    values |= {"from": f"{low:+.2f}", "to": f"{high:+.2f}"}
    if found.outcome is Outcome.UNCLEAR:
        ending = _(
            "The difference of {difference} points is **within the spread**: its 95 % interval, {from} to {to}, "
            "holds 0."
        )
    else:
        values["winner"] = _(claim.yes if found.best == claim.better else claim.no)
        ending = _(
            "**Fewer errors: {winner}**, by {difference} points, more than the spread explains (95 % interval "
            "{from} to {to})."
        )
    return f"{means} {ending}".format(**values)
