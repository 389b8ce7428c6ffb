"""Choosing one of the trained runs, which the address then names."""

from lib import catalog
from lib.catalog import SHOWCASE_RUN
from lib.errors import LearnerError
from lib.i18n import _
from lib.runs import Run, RunStore, State, open_store
from pages.kit import state
from pages.kit.choices import select
from pages.kit.notices import say_on_top
from pages.kit.seen import seen_runs
from pages.kit.texts import format_percent, say


def find_trained_runs(
    store: RunStore, *, with_capsules: bool = False, labels_per_image: int | None = None
) -> list[Run]:
    """Return the runs that have weights: the showcase first, then the other bundled ones, then the newest.

    Args:
        with_capsules: True leaves out the networks without capsules.
        labels_per_image: if given, only runs on a data set with so many labels an image.
    """
    runs = [
        run
        for run in seen_runs(store)
        if run.state is not State.QUEUED
        and (run.architecture.has_capsules or not with_capsules)
        and labels_per_image in (None, _labels_per_image(run))
        and store.files(run).checkpoints()
    ]
    bundled = sorted((run for run in runs if run.bundled), key=lambda run: (run.id != SHOWCASE_RUN, run.name))
    return bundled + [run for run in runs if not run.bundled]


def _labels_per_image(run: Run) -> int | None:
    """Return how many labels an image of the run's data set has, or None if the set is not on this computer."""
    try:
        return catalog.dataset(run.spec.dataset).labels_per_image
    except LearnerError:
        return None


def label_run(run: Run) -> str:
    """Return the run's name and accuracy, or its state if nothing was measured: "capsnet_small · 99.64 %"."""
    accuracy = run.test_accuracy if run.test_accuracy is not None else run.validation_accuracy
    return f"{run.name} · {_(run.state) if accuracy is None else format_percent(accuracy)}"


def choose_run(store: RunStore, *, with_capsules: bool) -> Run:
    """Return the trained run that is chosen in a select box."""
    return choose_among(find_trained_runs(store, with_capsules=with_capsules))


def choose_among(choices: list[Run]) -> Run:
    """Return the one of `choices` that is chosen in a select box; the first unless the address names another."""
    runs = {run.id: run for run in choices}
    if state.came_by_link("run") and say_why_broken(open_store(), state.chosen("run")):
        state.explain("run")
    return runs[select(_("Run"), "run", list(runs), in_words=lambda run_id: label_run(runs[run_id]))]


def say_why_broken(store: RunStore, run_id: str | None) -> bool:
    """Say at the top of the page why a run cannot be opened, and return True; False if it is no broken run."""
    for run in store.broken_runs():
        if run.id == run_id:
            say_on_top(say(run.error()))
            return True
    return False
