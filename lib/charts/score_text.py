"""How numbers are written: a probability in percent, a capsule's length, and any other by its figures."""

from lib.intervals import write_percent

RARELY = 0.001
"""Below this, and above 1 less this, a probability is only said to be so."""
LARGE = 1e5
SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


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


def write_figures(value: float, figures: int = 3) -> str:
    """Return "0.123" for 0.12345, and "1.23 × 10⁻⁵" for what is very small or very large.

    In the browser `numbers.figures` does so too, with figures by the size.
    """
    size = abs(value)
    text, _, power = (f"{size:,.0f}" if 1000 <= size < LARGE else f"{size:.{figures}g}").partition("e")
    sign = "−" if value < 0 else ""
    return sign + (f"{text}\u00a0×\u00a010{str(int(power)).translate(SUPERSCRIPTS)}" if power else text)
