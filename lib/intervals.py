"""How sure a share of so many trials can be. Shares are in [0, 1]; only what is written is in percent."""

from importlib import import_module
from math import comb

import numpy as np

Z_95 = 1.959964
PERCENT = "\u00a0%"
"""The sign as it stands behind a number: no line ends between the two."""


def wilson(share: float, trials: int) -> tuple[float, float]:
    """Return the 95 % interval of a binomial `share`, as shares (Wilson 1927, no continuity correction)."""
    square = Z_95**2
    centre = (share + square / (2 * trials)) / (1 + square / trials)
    half = Z_95 / (1 + square / trials) * np.sqrt(share * (1 - share) / trials + square / (4 * trials**2))
    return float(max(0.0, centre - half)), float(centre + half)


def mcnemar(lost: int, won: int) -> float:
    """Return how likely it is that changes part so unevenly, or more so, if either way is as likely as the other.

    Exact and two-sided (McNemar 1947, by the binomial distribution); 1 if nothing changed.

    Args:
        lost, won: of how many trials the result changed for the worse, and of how many for the better.
    """
    changed = lost + won
    tail = sum(comb(changed, count) for count in range(min(lost, won) + 1))
    return float(min(1.0, 2 * tail / 2**changed))


def hanley_mcneil(area: float, known: int, unknown: int) -> tuple[float, float]:
    """Return the 95 % interval of an area under the ROC curve (Hanley and McNeil 1982, equation 1, Q1 and Q2).

    Args:
        area: in [0, 1].
        known, unknown: how many there are of each of the two that are told apart.
    """
    both_known, both_unknown = area / (2 - area), 2 * area**2 / (1 + area)
    variance = area * (1 - area)
    variance += (known - 1) * (both_known - area**2) + (unknown - 1) * (both_unknown - area**2)
    half = Z_95 * np.sqrt(max(0.0, variance) / (known * unknown))
    return float(max(0.0, area - half)), float(min(1.0, area + half))


def t_quantile(share: float, freedom: float) -> float:
    """Return below what a share of Student's t distribution with so many degrees of freedom lies."""
    special = import_module("scipy.special")  # when it is first needed: it loads slowly, and has no types
    return float(special.stdtrit(freedom, share))


def write_percent(share: float, digits: int = 2) -> str:
    """Return "98.70 %" for 0.987: how Python writes every share for learners; browsers have `kit/numbers.js`."""
    return f"{100 * share:.{digits}f}{PERCENT}"


def in_percent(share: float) -> float:
    """Return the share as the number of percent to be written, without what binary fractions add to it."""
    return round(100.0 * share, 10)
