"""How numbers of the Paper lab are written."""

from lib.errors import NP_
from lib.experiments.paper.published import Published
from lib.experiments.result import Result
from lib.i18n import _, plural
from pages.kit.texts import duration


def published_error(published: Published) -> str:
    """ "0.25 ± 0.005 %", or without a spread where the paper gives none."""
    error, spread = 100 * published.error, published.spread
    return f"{error:g} ± {100 * spread:g} %" if spread else f"{error:g} %"


def trials(published: Published) -> str:
    """How many trials, and that the spread is missing where it is."""
    if published.trials is None:
        return _("no spread and no number of trials given")
    if published.spread is None:
        message = NP_("{count} trial, no spread given", "{count} trials, no spread given")
    else:
        message = NP_("{count} trial", "{count} trials")
    return plural(message, published.trials).format(count=published.trials)


def our_error(ours: Result) -> str:
    """ "0.71 ± 0.05 %", "0.71 %" for one run, or a dash."""
    if ours.mean is None:
        return "–"
    error, spread = 100 * ours.mean, ours.spread
    return f"{error:.2f} ± {100 * spread:.2f} %" if spread is not None else f"{error:.2f} %"


def basis(ours: Result) -> str:
    """What the error rests on: runs, seeds, the interval of one run, and the budget."""
    if ours.interval is None:
        return _("no runs yet")
    seeds = ", ".join(map(str, ours.seeds))
    count = (
        _("{count} runs (seeds {seeds})").format(count=len(ours.runs), seeds=seeds)
        if len(ours.runs) > 1
        else _("one run (seed {seeds}), spread unknown").format(seeds=seeds)
    )
    low, high = (100 * edge for edge in ours.interval)
    parts = [count, _("one run’s 95 % interval: {low:.2f} to {high:.2f} %").format(low=low, high=high)]
    if ours.clean_error is not None:
        parts.append(_("only moved: {error:.2f} %").format(error=100 * ours.clean_error))
    parts.append(
        _("{steps:,} steps × {batch}, {epochs:.1f} epochs, {time} a run").format(
            steps=ours.steps,
            batch=next(iter(ours.runs)).spec.training.batch_size,
            epochs=ours.epochs,
            time=duration(ours.seconds),
        )
    )
    return "; ".join(parts)
