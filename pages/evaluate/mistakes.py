"""The worst mistakes of an evaluation as pictures, each with why, and the way to look closer."""

import streamlit as st

from lib.charts.mistake_card import mistake_card
from lib.i18n import _
from lib.inspectors.answers.evaluation import Evaluation, Mistake
from lib.runs import Run
from pages.kit.pictures import TEST, Picture
from pages.kit.texts import class_name

WIDTH = 300


def show_mistakes(found: Evaluation, run: Run, checkpoint: str, split: str) -> None:
    """A card a mistake; those on test images can be looked at on the Predict page."""
    wrong = found.count - found.right
    if not wrong:
        st.caption(_("It made no mistake here."))
        return
    st.subheader(_("The mistakes it was surest of"), anchor=False)
    lengths = found.score_name == "lengths"
    st.caption(
        _("{shown} of {count:,} mistakes. Orange is what it said, blue what is right; bars are {scores}.").format(
            shown=len(found.worst), count=wrong, scores=_("capsule lengths") if lengths else _("probabilities")
        )
    )
    with st.container(horizontal=True):
        for mistake in found.worst:
            with st.container(border=True, width=WIDTH):
                _show(mistake, found)
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
                else:
                    st.caption(_("image {index}").format(index=mistake.index))


def _show(mistake: Mistake, found: Evaluation) -> None:
    names = tuple(map(class_name, found.class_names))
    sentence = _("{true}, read as {predicted} (loss {loss:.2f})").format(
        true=" + ".join(names[label] for label in mistake.labels),
        predicted=names[mistake.predicted],
        loss=mistake.loss,
    )
    aria = _("capsule lengths") if found.score_name == "lengths" else _("probabilities")
    st.html(mistake_card(mistake.image, sentence, names, mistake.scores, mistake.labels, aria))
