"""What the result of an arm rests on, in words."""

from lib.errors import NP_
from lib.experiments.result import Result
from lib.i18n import _, join_clauses, join_list, plural
from pages.kit.texts import format_duration


def describe_basis(ours: Result, *, of_accuracy: bool = False) -> str:
    """Return what the error rests on: runs, seeds, the interval of one run, and the budget.

    Args:
        of_accuracy: whether the interval is that of the accuracy, beside which it then stands.
    """
    if ours.interval is None:
        return _("no runs yet")
    count = len(ours.runs)
    message = NP_("{count} run (seed {seeds}), spread unknown", "{count} runs (seeds {seeds})")
    runs = plural(message, count).format(count=count, seeds=join_list(map(str, ours.seeds)))
    edges = sorted(1 - edge for edge in ours.interval) if of_accuracy else ours.interval
    low, high = (100 * edge for edge in edges)
    parts = [runs, _("one run’s 95 % interval: {low:.2f} to {high:.2f} %").format(low=low, high=high)]
    if ours.clean_error is not None:
        parts.append(_("only moved: {error:.2f} %").format(error=100 * ours.clean_error))
    budget = NP_(
        "{steps:,} step × {batch}, {epochs:.1f} × all images, {time} a run",
        "{steps:,} steps × {batch}, {epochs:.1f} × all images, {time} a run",
    )
    spec = ours.runs[0].spec
    batch, time = min(spec.training.batch_size, spec.count_images()), format_duration(ours.seconds)
    parts.append(plural(budget, ours.steps).format(steps=ours.steps, batch=batch, epochs=ours.epochs, time=time))
    return join_clauses(parts)
