"""How a class's score is written: a probability in percent, a capsule's length as a number."""

from lib.intervals import write_percent

RARELY = 0.001
"""Below this, and above 1 less this, a probability is only said to be so."""


def probability_text(share: float) -> str:
    """Return "99.6 %" for 0.9964, and "< 0.1 %" and "> 99.9 %" beyond that.

    In the browser `numbers.probability` writes the same.
    """
    if share < RARELY:
        return f"<\u00a0{write_percent(RARELY, 1)}"
    if share > 1 - RARELY:
        return f">\u00a0{write_percent(1 - RARELY, 1)}"
    return write_percent(share, 1)


def score_text(score: float, score_name: str, digits: int = 3) -> str:
    """Return a score as a learner reads it.

    Args:
        score_name: "probabilities" or "lengths".
        digits: of a length, after the point.
    """
    return f"{score:.{digits}f}" if score_name == "lengths" else probability_text(score)
