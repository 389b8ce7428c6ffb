"""Several networks that read the same picture: by default those of digits that compare most fairly."""

from collections.abc import Callable
from typing import NamedTuple

import streamlit as st

from lib.catalog import SHOWCASE_RUN
from lib.experiments.fair_pair import FairPair, find_fair_pairs
from lib.i18n import _
from lib.inspectors.readings import Reading
from lib.runs import Run, RunStore
from pages.kit.choices import select_several
from pages.kit.runs.choose_checkpoint import choose_checkpoint
from pages.kit.runs.choose_run import find_trained_runs, say_why_unsuited
from pages.kit.runs.label import label_run

MOST = 4
"""So many networks stay compiled in a browser."""


class Reader(NamedTuple):
    """A network that reads the picture: a run's, as it was at a checkpoint."""

    run: Run
    checkpoint: str


def choose_networks(
    store: RunStore, is_suited: Callable[[Run], bool] = lambda run: True, unsuited: str = ""
) -> tuple[list[Reader], FairPair | None]:
    """Return the networks that are chosen, which all receive pictures in the same form, and their fair pair.

    Args:
        is_suited: which runs can be chosen, of those that read one label an image.
        unsuited: what is said of others that a link asks for; see `say_why_unsuited`.
    """
    runs = {run.id: run for run in find_trained_runs(store, labels_per_image=1) if is_suited(run)}
    if unsuited:
        say_why_unsuited(store, "runs", runs, unsuited)
    pairs = find_fair_pairs(run for run in runs.values() if run.bundled)
    usual = pairs.get(runs[SHOWCASE_RUN].spec.dataset) if SHOWCASE_RUN in runs else None
    chosen = select_several(
        _("Networks"),
        "runs",
        list(runs),
        [run.id for run in usual or list(runs.values())[:1]],
        in_words=lambda run_id: label_run(runs[run_id]),
        placeholder=_("Choose networks"),
        max_selections=MOST,
    )
    found = [runs[run_id] for run_id in chosen[:MOST]]
    alike = [run for run in found if Reading.of(run.spec) == Reading.of(found[0].spec)]
    if len(alike) < len(found):
        st.caption(
            _("Networks that learned other data than the first one cannot read its pictures; they are left out.")
        )
    pair = pairs.get(found[0].spec.dataset) if found else None
    with st.container(horizontal=True):
        return [Reader(run, choose_checkpoint(store, run, f"checkpoint-{run.id}")) for run in alike], pair
