"""The list of all runs, from which one is chosen to look at, and of those that cannot be opened."""

import streamlit as st

from lib.errors import NP_
from lib.i18n import _, plural
from lib.runs import BrokenRun, OwnRuns, RunStore
from lib.typed_text import in_markdown
from pages.kit.fragment import fragment
from pages.kit.runs.label import label_run
from pages.kit.seen import seen_runs
from pages.kit.texts import STATE_ICONS, describe_owner, say
from pages.train.find_runs import find_runs
from pages.train.run_actions import change_or_say_why
from pages.train.view import view_run

MOST, MORE = 15, 50
"""So many runs are drawn at first, and so many more with each press of the button."""
SHOWN = "train-runs-shown"


def show_runs(store: RunStore, learner: str) -> None:
    """Draw the list of runs, and the runs that cannot be opened with the reason."""
    _show_list(store, learner)
    _list_broken(store.broken_runs(), OwnRuns(store, learner))


@fragment()
def _show_list(store: RunStore, learner: str) -> None:
    """Draw the list, which runs again without the page; a run that is pressed comes into view."""
    st.subheader(_("All runs"), anchor=False)
    # Bundled runs without weights are the Paper lab's measurements: there is nothing to look at in them.
    runs = [run for run in seen_runs(store) if not run.bundled or store.files(run).checkpoints()]
    found, shown = find_runs(runs, learner), st.session_state.get(SHOWN, MOST)
    if not found:
        st.caption(_("There is no such run. Search for fewer words, or choose “All”."))
    with st.container(gap=None):
        for run in found[:shown]:
            label = f"{STATE_ICONS[run.state]} {in_markdown(label_run(run))}"
            if st.button(label, key=f"view-{run.id}", type="tertiary"):
                view_run(run.id)
    if (more := len(found) - shown) > 0:
        label = plural(NP_("Show more: {count} run is left", "Show more: {count} runs are left"), more)
        st.button(
            label.format(count=more),
            icon=":material/expand_more:",
            key="train-runs-more",
            on_click=lambda: st.session_state.update({SHOWN: shown + MORE}),
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
