"""How sure a share of so many trials can be."""

import numpy as np

Z_95 = 1.959964


def wilson(share: float, trials: int) -> tuple[float, float]:
    """The 95 % interval in percent of a binomial `share` in [0, 1] (Wilson 1927, no continuity correction)."""
    square = Z_95**2
    centre = (share + square / (2 * trials)) / (1 + square / trials)
    half = Z_95 / (1 + square / trials) * np.sqrt(share * (1 - share) / trials + square / (4 * trials**2))
    return float(100.0 * max(0.0, centre - half)), float(100.0 * (centre + half))
