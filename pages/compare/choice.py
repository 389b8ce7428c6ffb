"""Choosing what is compared: a ready experiment, or any runs; the address names them."""

from collections.abc import Sequence

from lib.catalog import COMPARED_RUNS
from lib.charts.experiments.curves import MOST
from lib.experiments.arm import Arm
from lib.experiments.ready import EXPERIMENTS, Experiment
from lib.experiments.repeats import completed_runs, runs_under_way, seed_of
from lib.i18n import _
from lib.runs import Run
from pages.kit.choices import pills, select_several
from pages.kit.runs.choose_run import offer_runs
from pages.kit.runs.label import label_run, title_of

OWN_CHOICE = "own"
Compared = dict[str, str]
"""What each run is called on this page, by the run's id, in the order of the columns."""


def choose_experiment(runs: Sequence[Run]) -> Experiment | None:
    """Return the experiment that is chosen, or None for the learner's own choice; at first one that is done."""
    names = [*EXPERIMENTS, OWN_CHOICE]
    done = (entry.name for entry in EXPERIMENTS.values() if all(completed_runs(runs, arm) for arm in entry.arms))
    name = pills(
        _("Experiment"),
        "experiment",
        names,
        next(done, OWN_CHOICE),
        in_words=lambda name: _(EXPERIMENTS[name].title) if name in EXPERIMENTS else _("Your own choice"),
    )
    return EXPERIMENTS.get(name)


def choose_runs(runs: Sequence[Run]) -> Compared:
    """Return the runs that are chosen, at most `MOST`; the app's own unless others are."""
    by_id = {run.id: run for run in offer_runs(runs, lambda _run: True)}
    chosen = select_several(
        _("Runs"),
        "compared",
        list(by_id),
        [run_id for run_id in COMPARED_RUNS if run_id in by_id],
        in_words=lambda run_id: label_run(by_id[run_id]),
        placeholder=_("Choose runs"),
        max_selections=MOST,
    )
    return {run_id: title_of(by_id[run_id]) for run_id in chosen}


def find_runs(runs: Sequence[Run], entry: Experiment) -> Compared:
    """Return the experiment's runs, arm by arm, completed or under way; seeds tell apart the runs of an arm."""
    found: Compared = {}
    for arm in entry.arms:
        of_arm = [*completed_runs(runs, arm), *runs_under_way(runs, arm)]
        for run in of_arm:
            found[run.id] = label_arm(arm) if len(of_arm) == 1 else _seed_label(arm, run)
    return dict(list(found.items())[:MOST])


def label_arm(arm: Arm) -> str:
    """Return what the learner reads of an arm."""
    return _(arm.label)


def _seed_label(arm: Arm, run: Run) -> str:
    return _("{label}, seed {seed}").format(label=label_arm(arm), seed=seed_of(run))
