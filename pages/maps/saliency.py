"""What a class's score depends on: gradient and Grad-CAM over the picture, after a guess."""

import streamlit as st

from lib.charts.score_text import score_text
from lib.i18n import _
from lib.inspectors.answers.observation import Observation, observe
from lib.inspectors.answers.saliency_maps import saliency
from lib.intervals import write_percent
from lib.parts.saliency_overlay import saliency_overlay
from lib.pictures.reference import Picture
from lib.runs import Run
from pages.kit import state
from pages.kit.choices import select
from pages.kit.guess import SKIPPED, ask_for_guess
from pages.kit.texts import translate_class

MIDDLE = 0.25
"""The middle's share of the picture: it is half as high and half as wide."""


def show_saliency(run: Run, checkpoint: str, picture: Picture) -> None:
    """Let the learner choose class and layer, and show what the class's score depends on in the picture."""
    with st.spinner(_("The network reads the picture …")):
        seen = observe(run.id, checkpoint, picture)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        label = _choose_class(seen, f"{run.id} {checkpoint} {picture.reference}")
        usual = saliency(run.id, checkpoint, picture, label)
        layer = select(_("Layer whose maps Grad-CAM weighs"), "cam", list(usual.layers), usual.layer, of=run.id)
    with st.spinner(_("The network computes what decides …")):
        found = saliency(run.id, checkpoint, picture, label, layer)
    name = translate_class(seen.class_names[label])
    if round(100 * found.middle_share) == 50:  # either guess would be right
        sentences = [_describe_share(found.middle_share)]
    else:
        sentences = _ask(run, f"{checkpoint} {picture.reference} {label}", name, found.middle_share)
    if sentences is None:
        return
    saliency_overlay(
        seen.image,
        found,
        title=f"{run.id}-{checkpoint}-{picture.reference}",
        class_name=name,
        sentences=sentences,
        view=state.view_of("saliency"),
        key=state.key_of("saliency"),
    )


def _ask(run: Run, about: str, name: str, middle_share: float) -> list[str] | None:
    """Return the sentences of the answer; None until the learner has guessed.

    Args:
        about: what is asked about; a guess about something else is not judged.
        name: of the class.
    """
    choices = {
        "middle": _("on its middle quarter"),
        "border": _("on the rest around it"),
    }
    question = _("Where in the picture does more of the gradient of “{name}” lie?").format(name=name)
    hint = _("Guess first. The gradient says how much the score would change with each pixel.")
    key = f"guess-saliency-{run.id}"
    guess = ask_for_guess(key, question, hint, choices)
    if guess is None:
        return None
    if guess == SKIPPED or st.session_state.setdefault(f"{key}-of", about) != about:
        return [_describe_share(middle_share)]
    more = "middle" if middle_share > 0.5 else "border"
    right, wrong = (
        _("You guessed “{guess}”, and that is right."),
        _("You guessed “{guess}”, but more of it lies {more}."),
    )
    verdict = (right if guess == more else wrong).format(guess=choices[guess], more=choices[more])
    return [verdict, _describe_share(middle_share)]


def _describe_share(middle_share: float) -> str:
    """Return how much of the gradient lies where, and what that makes of a pixel."""
    text = _(
        "{share} of the gradient lies on the middle quarter of the picture. The rest has three times "
        "as many pixels, so each pixel of the middle counts {times:.1f} times as much as one around it."
    )
    return text.format(share=write_percent(middle_share, 0), times=_times(middle_share))


def _times(share: float) -> float:
    """Return how many times as much a pixel of the middle counts on average as one around it."""
    outside = (1.0 - share) / (1.0 - MIDDLE)
    return share / MIDDLE / outside if outside else float("inf")


def _choose_class(seen: Observation, of: str) -> int:
    """Return the class whose score is explained: the network's answer unless another is chosen."""
    labels = [str(label) for label in range(len(seen.class_names))]

    def in_words(label: str) -> str:
        score = score_text(float(seen.scores[int(label)]), seen.score_name)
        return f"{translate_class(seen.class_names[int(label)])} · {score}"

    return int(select(_("Class"), "class", labels, str(seen.winner), of=of, in_words=in_words))
