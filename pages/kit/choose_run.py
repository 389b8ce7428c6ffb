"""Choosing one of the trained runs; it is in the address."""

from lib import catalog
from lib.catalog import SHOWCASE_RUN
from lib.errors import LearnerError
from lib.i18n import _, say
from lib.runs import Run, RunStore, State, open_store
from pages.kit import state
from pages.kit.choices import select
from pages.kit.notices import say_on_top


def trained_runs(
    store: RunStore, *, with_capsules: bool = False, labels_per_image: int | None = None
) -> list[Run]:
    """The runs that have weights to look into: the showcase first, then the other bundled ones, then the newest.

    Args:
        labels_per_image: if given, only those whose data set has as many.
    """
    runs = [
        run
        for run in store.runs()
        if run.state is not State.QUEUED
        and (run.architecture.has_capsules or not with_capsules)
        and labels_per_image in (None, _labels_per_image(run))
        and store.files(run).checkpoints()
    ]
    bundled = sorted((run for run in runs if run.bundled), key=lambda run: (run.id != SHOWCASE_RUN, run.name))
    return bundled + [run for run in runs if not run.bundled]


def _labels_per_image(run: Run) -> int | None:
    """Return how many the run's data set has, or None where it is not on this computer."""
    try:
        return catalog.dataset(run.spec.dataset).labels_per_image
    except LearnerError:
        return None


def run_label(run: Run) -> str:
    """A run as it appears in lists: "capsnet_small · 99.5 %"."""
    accuracy = run.test_accuracy if run.test_accuracy is not None else run.validation_accuracy
    measured = f"{100 * accuracy:.2f} %" if accuracy is not None else _(run.state)
    return f"{run.name} · {measured}"


def choose_run(store: RunStore, *, with_capsules: bool) -> Run:
    """Return one of the trained runs, chosen in a select box."""
    return choose_among(trained_runs(store, with_capsules=with_capsules))


def choose_among(choices: list[Run]) -> Run:
    """Return one of these runs, chosen in a select box; the first unless the address names another."""
    runs = {run.id: run for run in choices}
    if state.came_by_link("run") and say_why_broken(open_store(), state.chosen("run")):
        state.explain("run")
    return runs[select(_("Run"), "run", list(runs), in_words=lambda run_id: run_label(runs[run_id]))]


def say_why_broken(store: RunStore, run_id: str | None) -> bool:
    """Say at the top of the page why a run that a link names cannot be opened; return whether it is such a run."""
    for run in store.broken_runs():
        if run.id == run_id:
            say_on_top(say(run.error()))
            return True
    return False
