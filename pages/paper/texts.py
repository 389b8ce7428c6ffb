"""How numbers of the Paper lab are written."""

from lib.errors import NP_
from lib.experiments.paper.published import Published
from lib.experiments.result import Result
from lib.i18n import _, plural
from lib.intervals import PERCENT


def format_published(published: Published | None) -> str:
    """Return "0.25 ± 0.005 %", "0.25 %" if the paper gives no spread, or a dash if it has no such training."""
    if published is None:
        return "–"
    error, spread = 100 * published.error, published.spread
    return f"{error:g} ± {100 * spread:g}{PERCENT}" if spread else f"{error:g}{PERCENT}"


def describe_trials(published: Published) -> str:
    """Return how many trials the paper reports, and say so if it gives no spread."""
    if published.trials is None:
        return _("no spread and no number of trials given")
    if published.spread is None:
        message = NP_("{count} trial, no spread given", "{count} trials, no spread given")
    else:
        message = NP_("{count} trial", "{count} trials")
    return plural(message, published.trials).format(count=published.trials)


def format_ours(ours: Result) -> str:
    """Return "0.71 ± 0.05 %", "0.71 %" for a single run, or a dash if there is none."""
    if ours.mean is None:
        return "–"
    error, spread = 100 * ours.mean, ours.spread
    return f"{error:.2f} ± {100 * spread:.2f}{PERCENT}" if spread is not None else f"{error:.2f}{PERCENT}"
