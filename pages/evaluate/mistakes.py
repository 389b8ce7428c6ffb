"""The worst mistakes of an evaluation, each as a card with the scores and a link to look closer."""

import streamlit as st

from lib.charts.mistake_card import mistake_card
from lib.errors import NP_
from lib.i18n import _, plural
from lib.inspectors.answers.evaluation import Evaluation, Mistake
from lib.models.capsules.routing import Presence
from lib.pictures.reference import TEST, Picture
from lib.runs import Run
from pages.kit.texts import translate_class

WIDTH = 300


def show_mistakes(found: Evaluation, run: Run, checkpoint: str, split: str) -> None:
    """Draw a card a mistake; cards of test images link to the Predict page."""
    wrong = found.count - found.right
    if not wrong:
        st.caption(_("It made no mistake here."))
        return
    st.subheader(_("The mistakes it was surest of"), anchor=False)
    shown = plural(NP_("{shown} of {count:,} mistake.", "{shown} of {count:,} mistakes."), wrong)
    legend = _("Orange is what it said, blue what is right; the bars are {scores}.")
    scores = _name_scores(run.presence)
    st.caption(f"{shown.format(shown=len(found.worst), count=wrong)} {legend.format(scores=scores)}")
    with st.container(horizontal=True):
        for mistake in found.worst:
            with st.container(border=True, width=WIDTH):
                _show(mistake, found, scores)
                if split == TEST:
                    st.page_link(
                        "pages/predict/page.py",
                        label=_("Look closer: test image {index}").format(index=mistake.index),
                        icon=":material/draw:",
                        query_params={
                            "source": TEST,
                            "image": Picture(TEST, str(mistake.index)).reference,
                            "runs": run.id,
                            f"checkpoint-{run.id}": checkpoint,
                        },
                    )
                    st.page_link(
                        "pages/maps/page.py",
                        label=_("What each layer makes of it"),
                        icon=":material/layers:",
                        query_params={
                            "image": Picture(TEST, str(mistake.index)).reference,
                            "run": run.id,
                            "checkpoint": checkpoint,
                        },
                    )
                else:
                    st.caption(_("image {index}").format(index=mistake.index))


def _name_scores(presence: Presence | None) -> str:
    match presence:
        case Presence.LENGTH:
            return _("capsule lengths")
        case Presence.ACTIVATION:
            return _("capsule activations")
        case None:
            return _("probabilities")


def _show(mistake: Mistake, found: Evaluation, scores: str) -> None:
    names = tuple(map(translate_class, found.class_names))
    sentence = _("{true}, read as {predicted} (loss {loss:.2f})").format(
        true=" + ".join(names[label] for label in mistake.labels),
        predicted=" + ".join(names[label] for label in mistake.answers),
        loss=mistake.loss,
    )
    st.html(mistake_card(mistake.image, sentence, names, mistake.scores, found.score_name, mistake.labels, scores))
