"""What the scores of many unseen pictures come to: how far they tell known from unknown."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from lib.datasets.unseen import DIGIT
from lib.inspectors.answers.unseen_scores import Measured, UnseenScores, area_under_curve, threshold_answering
from lib.intervals import hanley_mcneil

LONG = 0.5
"""From this score on a class counts as named, where two are on the picture."""


@dataclass(frozen=True)
class Apart:
    """How far a number tells test digits from pictures of a kind: area under the ROC curve, and 95 % interval."""

    area: float
    low: float
    high: float


@dataclass(frozen=True)
class KindSummary:
    """What a network says of the pictures of one kind.

    Attributes:
        count: how many pictures.
        by_score: how far the largest score tells digits from them, those being the smaller ones; None for digits.
        by_distance: the same of the distance to what is drawn, the larger ones; None without a decoder too.
        distance: the median of that distance; None without a decoder.
        both_highest: of how many the two highest scores are those of the two digits on them; None if there are
            not two on each.
        both_long: of how many, in addition, both reach `LONG`.
    """

    count: int
    by_score: Apart | None
    by_distance: Apart | None
    distance: float | None
    both_highest: int | None
    both_long: int | None


@dataclass(frozen=True)
class Summary:
    """What a network says of every kind.

    Attributes:
        threshold: the highest at which 95 % of the test digits are still answered; None if those are not known.
    """

    threshold: float | None
    kinds: Mapping[str, KindSummary]


def summarize(measured: Measured) -> Summary:
    """Return what was measured of a network in a few numbers."""
    known = measured.get(DIGIT)
    return Summary(
        None if known is None else threshold_answering(known.largest),
        {kind: _summarize(kind, said, known) for kind, said in measured.items()},
    )


def _summarize(kind: str, said: UnseenScores, known: UnseenScores | None) -> KindSummary:
    is_drawn = bool(np.isfinite(said.distances).all())
    by_score = by_distance = None
    if known is not None and kind != DIGIT:
        by_score = _apart(known.largest, said.largest)
        by_distance = _apart(-known.distances, -said.distances) if is_drawn else None
    highest, long = _count_both(said) if (said.digits >= 0).all() else (None, None)
    distance = float(np.median(said.distances)) if is_drawn else None
    return KindSummary(len(said.scores), by_score, by_distance, distance, highest, long)


def _apart(known: np.ndarray, unknown: np.ndarray) -> Apart:
    area = area_under_curve(known, unknown)
    return Apart(area, *hanley_mcneil(area, len(known), len(unknown)))


def _count_both(said: UnseenScores) -> tuple[int, int]:
    """Return of how many pictures both digits have the two highest scores, and of how many both are long too."""
    highest = np.sort(np.argsort(-said.scores, axis=-1, kind="stable")[:, :2], axis=-1)
    are_both = (highest == said.digits).all(axis=-1)
    are_long = (np.take_along_axis(said.scores, said.digits.astype(int), axis=-1) >= LONG).all(axis=-1)
    return int(are_both.sum()), int((are_both & are_long).sum())
