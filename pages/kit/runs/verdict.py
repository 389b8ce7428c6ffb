"""What one run says of one picture."""

import numpy as np
import streamlit as st

from lib import catalog
from lib.charts.score_card import score_card
from lib.charts.score_text import probability_text, score_text
from lib.errors import LearnerError
from lib.i18n import _
from lib.inspectors.answers.observation import Observation, observe
from lib.pictures.reference import OWN, Picture
from lib.runs import Run, open_store
from pages.kit.runs.choose_checkpoint import choose_checkpoint
from pages.kit.runs.label import label_run
from pages.kit.texts import say, translate_class

SHORT = 0.5
"""A class capsule shorter than this says that its class is absent."""


def show_verdict(run: Run, picture: Picture) -> Observation | None:
    """Draw a card with the run's scores and answer, and a link to its routing.

    Return what the network saw, or None after saying why it saw nothing.
    """
    try:
        checkpoint = choose_checkpoint(open_store(), run, f"checkpoint-{run.id}")
        with st.spinner(_("The network reads the picture …")):
            seen = observe(run.id, checkpoint, picture)
    except LearnerError as error:
        st.error(say(error), icon=":material/error:")
        return None
    by_length = seen.score_name == "lengths"
    pairs = _reads_pairs(run)
    answer = _pair_answer(seen) if pairs else _single_answer(seen)
    names = list(map(translate_class, seen.class_names))
    st.html(
        score_card(
            label_run(run),
            answer,
            names,
            seen.scores,
            seen.score_name,
            answers=2 if pairs else 1,
            unsure=by_length and float(seen.scores[seen.winner]) < SHORT,
            reconstruction=seen.reconstruction,
            labels={
                "reconstruction": _("drawn back from capsule {name}").format(name=names[seen.winner]),
                "scores": _("capsule lengths") if by_length else _("probabilities"),
            },
        )
    )
    if pairs and picture.kind == OWN:
        st.caption(_("It learned from pairs of digits, but you may also ask it about a single one."))
    if run.architecture.has_capsules:
        st.page_link(
            "pages/routing/page.py",
            label=_("Step through its routing"),
            icon=":material/hub:",
            query_params={"run": run.id, "checkpoint": checkpoint, "image": picture.reference},
        )
    return seen


def answer_in_brief(run: Run, seen: Observation) -> str:
    """Return the class or the two classes that the run's network names, and nothing else: "7", "3 + 8"."""
    best = np.argsort(-seen.scores, kind="stable")[: 2 if _reads_pairs(run) else 1]
    by_length = seen.score_name == "lengths"
    named = [one for one in map(int, best) if seen.scores[one] >= SHORT or not by_length]
    return " + ".join(translate_class(seen.class_names[one]) for one in named) or _("none of them")


def _reads_pairs(run: Run) -> bool:
    return catalog.dataset(run.spec.dataset).labels_per_image == 2


def _single_answer(seen: Observation) -> str:
    """Return the sentence on a network that names one class."""
    best, name = float(seen.scores[seen.winner]), translate_class(seen.class_names[seen.winner])
    if seen.score_name != "lengths":
        of_digit = _("It reads “{name}”, with probability {probability}.")
        of_any = _("It sees “{name}”, with probability {probability}.")
        sentence = of_digit if catalog.are_digits(seen.class_names) else of_any
        return sentence.format(name=name, probability=probability_text(best))
    if best < SHORT:
        return _("None of them: even the longest capsule, {name}, is only {length:.2f} long.").format(
            name=name, length=best
        )
    return _("It reads “{name}”: that capsule is {length:.2f} long.").format(name=name, length=best)


def _pair_answer(seen: Observation) -> str:
    """Return the sentence on a network that names two classes; with a low second score it sees one at most."""
    first, second = (int(label) for label in np.argsort(-seen.scores, kind="stable")[:2])
    score, second_score = float(seen.scores[first]), float(seen.scores[second])
    both = _("It reads “{name}” ({score}) and “{second}” ({second_score}).")
    only_one = _("It reads “{name}” ({score}); the next, “{second}”, has only {second_score}.")
    neither = _("None of them: even the highest are {name}, {score}, and {second}, {second_score}.")
    if seen.score_name != "lengths" or second_score >= SHORT:
        sentence = both
    else:
        sentence = only_one if score >= SHORT else neither
    return sentence.format(
        name=translate_class(seen.class_names[first]),
        score=score_text(score, seen.score_name, 2),
        second=translate_class(seen.class_names[second]),
        second_score=score_text(second_score, seen.score_name, 2),
    )
