"""One image that a network read wrong, and why: its highest scores as bars, the right class among them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lib.charts.html import render
from lib.charts.score_text import score_text
from lib.charts.tiles import data_url

BARS = 3


@dataclass(frozen=True)
class _Bar:
    """A class's score; `look` says whether it is a "true" class, one that was wrongly "named", or neither ("")."""

    name: str
    score: float
    text: str
    look: str


def mistake_card(
    image: np.ndarray,
    sentence: str,
    class_names: Sequence[str],
    scores: np.ndarray,
    score_name: str,
    labels: Sequence[int],
    aria: str,
) -> str:
    """Return the card's HTML. Each bar's exact score is in its `data-value`.

    Args:
        image: uint8 [height, width, channels].
        sentence: what it was and what it was taken for.
        scores: [classes], in [0, 1].
        score_name: "lengths" or "probabilities".
        labels: the classes that the image shows; their bars are blue, those named wrongly orange.
        aria: what the numbers are, for screen readers.
    """
    order = np.argsort(-scores, kind="stable")
    shown = list(dict.fromkeys([*order[: max(BARS - 1, len(labels))].tolist(), *labels]))
    named = order[: len(labels)].tolist()
    bars = [
        _Bar(
            class_names[label],
            float(scores[label]),
            score_text(float(scores[label]), score_name),
            "true" if label in labels else "named" if label in named else "",
        )
        for label in shown
    ]
    return render("lib/charts/mistake_card.html", image=data_url(image), sentence=sentence, aria=aria, bars=bars)
