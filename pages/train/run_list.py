"""All runs, to choose one to look at: the learner's own first, then the class's."""

import streamlit as st

from lib.i18n import _, say
from lib.runs import BrokenRun, Run, RunStore, open_store
from pages.kit.choose_run import run_label
from pages.kit.texts import STATE_ICONS, owner
from pages.train.view import view_run

MOST = 12


def show_runs(store: RunStore, learner: str) -> None:
    """Draw two lists of buttons, and what is known of the runs that cannot be opened."""
    # Bundled runs without weights are measurements of the Paper lab; there is nothing in them to look into.
    runs = [run for run in store.runs() if not run.bundled or store.files(run).checkpoints()]
    _list(_("Your runs"), [run for run in runs if run.owner == learner], learner)
    _list(_("The class’s runs"), [run for run in runs if run.owner != learner], learner)
    _list_broken(store.broken_runs(), learner)


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


def _list_broken(runs: list[BrokenRun], learner: str) -> None:
    """Say why each of them cannot be opened; its owner can delete it."""
    if not runs:
        return
    with st.expander(_("Runs that cannot be opened ({count})").format(count=len(runs))):
        for run in runs:
            st.markdown(f":material/broken_image: {run.name} · {owner(run, learner)}")
            st.caption(say(run.reason))
            if run.owner == learner:
                st.button(
                    _("Delete"),
                    key=f"delete-{run.id}",
                    icon=":material/delete:",
                    on_click=open_store().delete,
                    args=(run.id,),
                )
