"""Scrambled parts: does a network notice when the parts of a picture change places?"""

import streamlit as st

from lib.catalog import COMPARED_RUNS
from lib.i18n import _
from lib.inspectors.readings import Reading
from lib.runs import Run, RunStore
from pages.kit.choices import select
from pages.kit.pictures.misplaced import show_misplaced
from pages.kit.runs.choose_run import find_trained_runs
from pages.kit.runs.label import label_run
from pages.kit.runs.readers import Reader


def show_scrambled(store: RunStore) -> None:
    """Draw this part of the lab."""
    st.caption(
        _(
            "A face with the eyes below the mouth is no face. Does a network know that? Change the order of "
            "the parts, and compare a convolutional network with a capsule network."
        )
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        runs = _choose_runs(store)
    show_misplaced([Reader(run, store.files(run).checkpoints()[-1]) for run in runs])


def _choose_runs(store: RunStore) -> list[Run]:
    """Return the networks that are chosen: at first one without capsules, and one with, if any reads alike."""
    known = {run.id: run for run in find_trained_runs(store, labels_per_image=1)}
    # First those that pages open with: their data set is on every computer.
    first = min(known, key=lambda name: (name not in COMPARED_RUNS, known[name].architecture.has_capsules))
    run = known[_choose(_("First network"), "run", list(known), first, known)]
    same = [other for other in known.values() if Reading.of(other.spec) == Reading.of(run.spec) and other != run]
    if not same:
        return [run]
    second = min(same, key=lambda other: (other.id not in COMPARED_RUNS, not other.architecture.has_capsules))
    return [run, known[_choose(_("Second network"), "beside", [other.id for other in same], second.id, known)]]


def _choose(label: str, key: str, ids: list[str], first: str, known: dict[str, Run]) -> str:
    return select(label, key, ids, first, in_words=lambda run_id: label_run(known[run_id]))
