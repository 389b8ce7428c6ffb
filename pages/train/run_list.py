"""All runs, to choose one to look at: the learner's own first, then the class's."""

import streamlit as st

from lib.i18n import _
from lib.runs import Run, RunStore
from pages.kit.choose_run import run_label
from pages.kit.texts import STATE_ICONS, owner
from pages.train.view import view_run

MOST = 12


def show_runs(store: RunStore, learner: str) -> None:
    """Two lists of buttons."""
    # Bundled runs without weights are measurements of the Paper lab; there is nothing in them to look into.
    runs = [run for run in store.runs() if not run.bundled or store.files(run).checkpoints()]
    _list(_("Your runs"), [run for run in runs if run.owner == learner], learner)
    _list(_("The class’s runs"), [run for run in runs if run.owner != learner], learner)


def _list(title: str, runs: list[Run], learner: str) -> None:
    if not runs:
        return
    with st.expander(f"{title} ({len(runs)})", expanded=True):
        for run in runs[:MOST]:
            label = f"{STATE_ICONS[run.state]} {run_label(run)} · {owner(run, learner)}"
            if st.button(label, key=f"view-{run.id}", type="tertiary"):
                view_run(run.id)
        if len(runs) > MOST:
            st.caption(_("… and {count} older ones.").format(count=len(runs) - MOST))
