"""The lists of all runs, the learner's own first, from which one is chosen to look at."""

import streamlit as st

from lib.errors import NP_
from lib.i18n import _, plural
from lib.runs import BrokenRun, OwnRuns, Run, RunStore
from lib.typed_text import in_markdown
from pages.kit.runs.choose_run import label_run
from pages.kit.seen import seen_runs
from pages.kit.texts import STATE_ICONS, describe_owner, say
from pages.train.run_actions import change_or_say_why
from pages.train.view import view_run

MOST = 12


def show_runs(store: RunStore, learner: str) -> None:
    """Draw two lists of buttons, and the runs that cannot be opened with the reason."""
    # Bundled runs without weights are the Paper lab's measurements: there is nothing to look at in them.
    runs = [run for run in seen_runs(store) if not run.bundled or store.files(run).checkpoints()]
    own = OwnRuns(store, learner)
    _list(_("Your runs"), [run for run in runs if own.has(run)], learner)
    _list(_("The class’s runs"), [run for run in runs if not own.has(run)], learner)
    _list_broken(store.broken_runs(), own)


def _list(title: str, runs: list[Run], learner: str) -> None:
    if not runs:
        return
    with st.expander(f"{title} ({len(runs)})", expanded=True):
        for run in runs[:MOST]:
            label = f"{STATE_ICONS[run.state]} {in_markdown(f'{label_run(run)} · {describe_owner(run, learner)}')}"
            if st.button(label, key=f"view-{run.id}", type="tertiary"):
                view_run(run.id)
        if len(runs) > MOST:
            more = len(runs) - MOST
            st.caption(
                plural(NP_("… and {count} older one.", "… and {count} older ones."), more).format(count=more)
            )


def _list_broken(runs: list[BrokenRun], own: OwnRuns) -> None:
    """Say why each of these runs cannot be opened, and let its owner delete it."""
    if not runs:
        return
    with st.expander(_("Runs that cannot be opened ({count})").format(count=len(runs))):
        for run in runs:
            said = in_markdown(f"{run.name} · {describe_owner(run, own.learner)}")
            st.markdown(f":material/broken_image: {said}")
            st.caption(say(run.reason))
            if own.has(run) and st.button(_("Delete"), key=f"delete-{run.id}", icon=":material/delete:"):
                change_or_say_why(own.delete, run.id)
