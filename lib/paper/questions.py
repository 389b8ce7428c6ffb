"""The paper's claims as questions of two experiments each, and what our runs answer."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy import stats

from lib.errors import N_
from lib.paper.results import Result

FAMILIES = {
    "mnist": N_("MNIST, error on 10,000 test digits"),
    "pairs": N_("MultiMNIST, error on 10,000 test pairs (both digits must be right)"),
    "affine": N_("Affine MNIST, error on 10,000 deformed test digits"),
}


@dataclass(frozen=True)
class Question:
    """Does `better` make fewer errors than `than`, as the paper says? The three texts are marked for translation.

    Attributes:
        family: the chart that answers it.
        text: the question.
        yes, no: what one can guess, besides that there is no clear difference.
    """

    name: str
    family: str
    text: str
    better: str
    than: str
    yes: str
    no: str


THREE, ONE = N_("3 iterations"), N_("1 iteration")
CAPSULES, CNN = N_("capsules"), N_("the CNN")

QUESTIONS = {
    question.name: question
    for question in (
        Question(
            "routing",
            "mnist",
            N_("Do three routing iterations make fewer errors than one?"),
            "capsnet-3-reconstruction",
            "capsnet-1-reconstruction",
            THREE,
            ONE,
        ),
        Question(
            "reconstruction",
            "mnist",
            N_("Does drawing the digit back help to read it?"),
            "capsnet-3-reconstruction",
            "capsnet-3",
            N_("with reconstruction"),
            N_("without"),
        ),
        Question(
            "capsules",
            "mnist",
            N_("Do capsules make fewer errors on digits than a CNN?"),
            "capsnet-3-reconstruction",
            "baseline",
            CAPSULES,
            CNN,
        ),
        Question(
            "pairs",
            "pairs",
            N_("Do capsules read overlapping digits better than a CNN?"),
            "pairs-3",
            "pairs-baseline",
            CAPSULES,
            CNN,
        ),
        Question(
            "pairs-routing",
            "pairs",
            N_("Do three iterations read overlapping digits better than one?"),
            "pairs-3",
            "pairs-1",
            THREE,
            ONE,
        ),
        Question(
            "affine",
            "affine",
            N_("Trained on upright digits: who reads deformed ones better?"),
            "affine-capsnet",
            "affine-cnn",
            CAPSULES,
            CNN,
        ),
    )
}


class Verdict(StrEnum):
    """What the runs say of a question."""

    MISSING = "missing"
    TOO_FEW = "too few"
    WITHIN = "within the spread"
    YES = "yes"
    NO = "no"


def verdict(better: Result, than: Result) -> tuple[Verdict, float | None, tuple[float, float] | None]:
    """What two results say, the difference `than` − `better` of the mean errors, and its 95 % interval.

    The interval is Welch's (1947), for unequal variances; with fewer than two runs on a side there is none.
    Differences are in points of a percent; one whose interval holds 0 is within the spread.
    """
    if better.mean is None or than.mean is None:
        return Verdict.MISSING, None, None
    difference = than.mean - better.mean
    if better.spread is None or than.spread is None:
        return Verdict.TOO_FEW, difference, None
    shares = np.array([side.spread**2 / len(side.runs) for side in (better, than)])  # type: ignore[operator]
    degrees = np.array([len(side.runs) - 1 for side in (better, than)])
    if not shares.sum():
        low = high = difference  # every run of a side came out alike
    else:
        freedom = shares.sum() ** 2 / (shares**2 / degrees).sum()
        half = float(stats.t.ppf(0.975, freedom) * np.sqrt(shares.sum()))
        low, high = difference - half, difference + half
    kind = Verdict.WITHIN if low <= 0.0 <= high else Verdict.YES if difference > 0 else Verdict.NO
    return kind, difference, (low, high)
