"""How numbers of the Paper lab are written."""

from lib.errors import NP_
from lib.experiments.paper.published import Published
from lib.experiments.result import Result
from lib.i18n import _, join_clauses, join_list, plural
from lib.intervals import PERCENT
from pages.kit.texts import format_duration


def format_published(published: Published) -> str:
    """Return "0.25 ± 0.005 %", or "0.25 %" if the paper gives no spread."""
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


def describe_basis(ours: Result) -> str:
    """Return what the error rests on: runs, seeds, the interval of one run, and the budget."""
    if ours.interval is None:
        return _("no runs yet")
    count = len(ours.runs)
    message = NP_("{count} run (seed {seeds}), spread unknown", "{count} runs (seeds {seeds})")
    runs = plural(message, count).format(count=count, seeds=join_list(map(str, ours.seeds)))
    low, high = (100 * edge for edge in ours.interval)
    parts = [runs, _("one run’s 95 % interval: {low:.2f} to {high:.2f} %").format(low=low, high=high)]
    if ours.clean_error is not None:
        parts.append(_("only moved: {error:.2f} %").format(error=100 * ours.clean_error))
    budget = NP_(
        "{steps:,} step × {batch}, {epochs:.1f} × all images, {time} a run",
        "{steps:,} steps × {batch}, {epochs:.1f} × all images, {time} a run",
    )
    batch, time = ours.runs[0].spec.training.batch_size, format_duration(ours.seconds)
    parts.append(plural(budget, ours.steps).format(steps=ours.steps, batch=batch, epochs=ours.epochs, time=time))
    return join_clauses(parts)
