"""What one network says of one image, as a small HTML card: ten bars, the answer, the reconstruction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lib.charts.html import render
from lib.charts.score_text import score_text
from lib.charts.tiles import data_url, grey


@dataclass(frozen=True)
class _Bar:
    """A class's score, and whether it is among the network's answers."""

    name: str
    score: float
    text: str
    is_winner: bool


def score_card(
    title: str,
    answer: str,
    class_names: Sequence[str],
    scores: np.ndarray,
    score_name: str,
    *,
    answers: int = 1,
    unsure: bool,
    reconstruction: np.ndarray | None,
    labels: Mapping[str, str],
) -> str:
    """Return the card's HTML. Each bar's exact score is in its `data-value`.

    Args:
        answer: one sentence.
        scores: [classes], in [0, 1].
        score_name: "lengths" or "probabilities".
        answers: how many of the highest scores are the answer.
        unsure: paints the longest bars as a warning.
        reconstruction: [height, width, channels] in [0, 1], or None.
        labels: texts for "reconstruction" and "scores" (of what the numbers are).
    """
    winners = np.argsort(-scores, kind="stable")[:answers]
    bars = [
        _Bar(name, float(score), score_text(float(score), score_name), label in winners)
        for label, (name, score) in enumerate(zip(class_names, scores, strict=True))
    ]
    return render(
        "lib/charts/score_card.html",
        title=title,
        answer=answer,
        bars=bars,
        unsure=unsure,
        reconstruction=None if reconstruction is None else data_url(grey(reconstruction)),
        labels=labels,
    )
