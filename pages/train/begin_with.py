"""The run whose weights a new run begins with: choosing it, and saying which of its layers are taken."""

from collections.abc import Mapping

import streamlit as st

from lib.errors import NP_
from lib.i18n import _, join_list, plural
from lib.inspectors.answers.beginning import plan_beginning
from lib.models.beginning import Beginning
from lib.runs import Run, RunSpec, RunStore
from lib.typed_text import in_markdown
from pages.kit import state
from pages.kit.choices import select
from pages.kit.runs.choose_checkpoint import choose_checkpoint
from pages.kit.runs.choose_run import find_trained_runs
from pages.kit.runs.label import label_run

KEY, CHECKPOINT_KEY = "begin", "begin_checkpoint"
RANDOM = "random"


def is_origin_named() -> bool:
    """Return whether the address names a run to begin with."""
    return state.chosen(KEY) not in (None, RANDOM)


def choose_origin(store: RunStore, architecture: str, dataset: str) -> tuple[Run, str] | None:
    """Return the run, and its checkpoint, whose weights to begin with; None for random ones.

    Offered are the runs of the same network, first those on the same data, then those that learned other classes.
    """
    runs = [run for run in find_trained_runs(store) if run.spec.architecture == architecture and not run.active]
    ordered = {run.id: run for run in sorted(runs, key=lambda run: run.spec.dataset != dataset)}

    def in_words(run_id: str) -> str:
        if run_id == RANDOM:
            return _("random numbers")
        run = ordered[run_id]
        group = _("Same classes: {run}") if run.spec.dataset == dataset else _("Other classes: {run}")
        return group.format(run=label_run(run))

    chosen = select(
        _("Begin with the weights of"),
        KEY,
        [RANDOM, *ordered],
        of=architecture,
        in_words=in_words,
        help=_(
            "A run on the same classes goes on learning, with all of its weights. Of one that learned other "
            "classes the layers that fit are taken, and the class layer begins anew: transfer learning."
        ),
    )
    if chosen == RANDOM:
        return None
    return ordered[chosen], choose_checkpoint(store, ordered[chosen], CHECKPOINT_KEY)


def show_plan(origin: Run, checkpoint: str, spec: RunSpec) -> None:
    """Say which layers of a run of `spec` would begin with the weights of the run's checkpoint.

    Raises:
        LearnerError: if nothing fits, or the weights are not there.
    """
    with st.spinner(_("Which of its layers fit?")):
        plan = plan_beginning(origin.id, checkpoint, spec)
    st.caption(describe_beginning(plan))


def describe_beginning(plan: Beginning) -> str:
    """Return as Markdown which layers are taken and which begin anew, with their weights."""
    taken = _("Taken, {weights}: {layers}.").format(weights=_count(plan.taken), layers=_names(plan.taken))
    if not plan.new:
        return taken
    new = _("Beginning anew, {weights}: {layers}.").format(weights=_count(plan.new), layers=_names(plan.new))
    return f"{taken} {new}"


def describe_frozen(layers: Mapping[str, int]) -> str:
    """Return as Markdown that these layers are frozen."""
    return _("Frozen, so that training changes nothing in them: {layers}.").format(
        layers=join_list(map(in_markdown, layers))
    )


def _count(layers: Mapping[str, int]) -> str:
    count = sum(layers.values())
    return plural(NP_("{count:,} weight", "{count:,} weights"), count).format(count=count)


def _names(layers: Mapping[str, int]) -> str:
    """Return the layers' names, each with its weights if it has any that training adjusts."""
    return join_list(
        f"{in_markdown(name)} ({count:,})" if count else in_markdown(name) for name, count in layers.items()
    )
