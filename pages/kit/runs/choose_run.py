"""Choosing one of the trained runs, which the address then names."""

from collections.abc import Callable, Collection, Iterable
from typing import Any

from lib import catalog, learner
from lib.catalog import SHOWCASE_RUN
from lib.errors import LearnerError
from lib.i18n import _
from lib.runs import Run, RunStore, State, open_store
from lib.typed_text import in_markdown
from pages.kit import state
from pages.kit.choices import select
from pages.kit.notices import say_on_top
from pages.kit.parameters import split
from pages.kit.runs.label import Group, group_of, label_run, title_of
from pages.kit.seen import get_seen_run, seen_runs
from pages.kit.texts import say

RUN_WIDTH = 540
"""Pixels of a box with runs: the longest name of a bundled one."""
MOST_OFFERED = 50
"""So many runs of a group are offered, the newest; a link to another works too, and the Train page finds it."""


def find_trained_runs(
    store: RunStore, *, with_capsules: bool = False, labels_per_image: int | None = None
) -> list[Run]:
    """Return the runs that have weights, by group; see `offer_runs`.

    Args:
        with_capsules: True leaves out the networks without capsules.
        labels_per_image: if given, only runs on a data set with so many labels an image.
    """

    def is_suitable(run: Run) -> bool:
        return (
            run.state is not State.QUEUED
            and (run.architecture.has_capsules or not with_capsules)
            and labels_per_image in (None, _labels_per_image(run))
            and bool(store.files(run).checkpoints())
        )

    return offer_runs(seen_runs(store), is_suitable)


def offer_runs(runs: Iterable[Run], is_suitable: Callable[[Run], bool]) -> list[Run]:
    """Return the suitable ones of `runs`: the learner's own, then the class's, those of the app, its experiments.

    Of each group there are at most `MOST_OFFERED`, and those that the address names.
    """
    me, named = learner.learner_id(), state.named_in_address()
    offered: dict[Group, list[Run]] = {group: [] for group in Group}
    for run in runs:
        group = offered[group_of(run, me)]
        if (len(group) < MOST_OFFERED or run.id in named) and is_suitable(run):
            group.append(run)
    offered[Group.BUNDLED].sort(key=lambda run: (run.id != SHOWCASE_RUN, run.name))
    offered[Group.EXPERIMENTS].sort(key=lambda run: run.name)
    return [run for group in offered.values() for run in group]


def _labels_per_image(run: Run) -> int | None:
    """Return how many labels an image of the run's data set has, or None if the set is not on this computer."""
    try:
        return catalog.dataset(run.spec.dataset).labels_per_image
    except LearnerError:
        return None


def choose_run(store: RunStore, *, with_capsules: bool, **look: Any) -> Run:
    """Return the trained run that is chosen in a select box; see `choose_among`."""
    return choose_among(find_trained_runs(store, with_capsules=with_capsules), **look)


def choose_among(choices: list[Run], first: str = SHOWCASE_RUN, *, unsuited: str = "", **look: Any) -> Run:
    """Return the one of `choices` that is chosen in a select box.

    Args:
        first: the id of the run before any choice; the first bundled one if it is not among them.
        unsuited: what is said of a run that a link asks for and that is not among them; see `say_why_unsuited`.
        look: passed on to Streamlit.
    """
    runs = {run.id: run for run in choices}
    if state.came_by_link("run") and say_why_broken(open_store(), state.chosen("run")):
        state.explain("run")
    if unsuited:
        say_why_unsuited(open_store(), "run", runs, unsuited)
    bundled = [run.id for run in choices if run.bundled]
    default = first if first in runs else next(iter(bundled), choices[0].id)
    return runs[
        select(_("Run"), "run", list(runs), default, in_words=lambda run_id: label_run(runs[run_id]), **look)
    ]


def say_why_broken(store: RunStore, run_id: str | None) -> bool:
    """Say at the top of the page why a run cannot be opened, and return True; False if it is no broken run."""
    for run in store.broken_runs():
        if run.id == run_id:
            say_on_top(say(run.error()))
            return True
    return False


def say_why_unsuited(store: RunStore, parameter: str, suited: Collection[str], why: str) -> None:
    """Say at the top of the page why runs that a link asks for are not shown; nothing of those that are not here.

    Args:
        parameter: of the address, which names one run or several.
        suited: the ids of the runs that can be shown.
        why: one sentence or two, translated, with {name} in it.
    """
    if not state.came_by_link(parameter):
        return
    for run_id in split(state.chosen(parameter) or ""):
        if run_id in suited:
            continue
        try:
            run = get_seen_run(store, run_id)
        except LearnerError:
            continue
        say_on_top(why.format(name=in_markdown(title_of(run))))
        state.explain(parameter)
