"""One claim of the paper as a question: guess first, then what the paper and our runs say."""

from collections.abc import Sequence

import streamlit as st

from lib.errors import N_
from lib.i18n import _
from lib.paper import EXPERIMENTS, SIZES, Question, Result, Verdict, result, verdict
from lib.runs import Run
from pages.kit.guess import SKIPPED, guessed
from pages.paper.texts import published_error

SAME = "same"
ANSWERS = {Verdict.YES: "yes", Verdict.NO: "no", Verdict.WITHIN: SAME}


def ask(question: Question, runs: Sequence[Run]) -> bool:
    """Draw the question, or its answer once there is a guess; True if the results may be shown."""
    choices = {name: _(text) for name, text in _choices(question).items()}
    hint = _("Guess first: who makes fewer errors?")
    guess = guessed(f"guess-{question.name}", _(question.text), hint, choices)
    if guess is None:
        return False
    with st.container(border=True):
        if guess != SKIPPED:
            st.markdown(_("You guessed: **{guess}**.").format(guess=choices[guess]))
        st.markdown(_("**The paper:** {sentence}").format(sentence=_paper_sentence(question)))
        answers = []
        for size, title in SIZES.items():
            better, than = (result(runs, EXPERIMENTS[name], size) for name in (question.better, question.than))
            sentence = verdict_sentence(question, better, than)
            st.markdown(f"**{_(title)}:** {sentence}")
            answers.append(ANSWERS.get(verdict(better, than)[0]))
        told = next((answer for answer in answers[::-1] if answer), None)
        if guess != SKIPPED and told:
            right, wrong = _("Our runs agree with your guess."), _("Our runs say otherwise than you guessed.")
            st.markdown(right if told == guess else wrong)
    return True


def _choices(question: Question) -> dict[str, str]:
    return {"yes": question.yes, "no": question.no, SAME: N_("no clear difference")}


def _paper_sentence(question: Question) -> str:
    better, than = EXPERIMENTS[question.better].published, EXPERIMENTS[question.than].published
    return _("{better}: {low}; {than}: {high} ({where}).").format(
        better=_(question.yes),
        low=published_error(better),
        than=_(question.no),
        high=published_error(than),
        where=_(better.where),
    )


def verdict_sentence(question: Question, better: Result, than: Result) -> str:
    """What our runs of one size say, with means, interval and numbers of runs."""
    kind, difference, interval = verdict(better, than)
    if kind is Verdict.MISSING or better.mean is None or than.mean is None:
        there, wanted = len(better.runs) + len(than.runs), _("no runs yet to compare; start them below.")
        return wanted if not there else _("runs of one side only so far; start the others below.")
    values = {
        "better": _(question.yes),
        "than": _(question.no),
        "low_error": f"{better.mean:.2f}",
        "high_error": f"{than.mean:.2f}",
        "count": len(better.runs),
        "other_count": len(than.runs),
        "difference": f"{abs(difference or 0.0):.2f}",
    }
    means = _("{better} {low_error} % ({count} runs), {than} {high_error} % ({other_count} runs).")
    if interval is None:
        ending = _("With a single run on a side nobody knows the spread, so this settles nothing.")
        return f"{means} {ending}".format(**values)
    values |= {"from": f"{interval[0]:+.2f}", "to": f"{interval[1]:+.2f}"}
    if kind is Verdict.WITHIN:
        ending = _(
            "The difference of {difference} points is **within the spread**: its 95 % interval, {from} to {to}, "
            "holds 0."
        )
    else:
        values["winner"] = _(question.yes if kind is Verdict.YES else question.no)
        ending = _(
            "**Fewer errors: {winner}**, by {difference} points, more than the spread explains (95 % interval "
            "{from} to {to})."
        )
    return f"{means} {ending}".format(**values)
