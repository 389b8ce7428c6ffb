"""The comparison: how far each run is, curves and table; it reruns every few seconds while any of them trains."""

import streamlit as st

from lib.experiments.measures import as_csv
from lib.i18n import _
from lib.runs import Run, State, open_store
from lib.typed_text import in_markdown
from pages.compare.choice import Compared
from pages.compare.curves import show_curves
from pages.compare.table import show_table
from pages.kit.downloads import offer_csv
from pages.kit.fragment import fragment
from pages.kit.runs.queue import show_queue
from pages.train.run_card import TICK


def show_comparison(compared: Compared, learner: str) -> None:
    """Draw progress, curves and table of these runs."""
    before = _states(compared)
    active = any(run.active for run in _runs(compared))

    @fragment(run_every=TICK if active else None)
    def board() -> None:
        if _states(compared) != before:
            st.rerun()  # the whole page: what the runs say has changed too
        if active:
            show_queue(open_store(), learner)
            _show_progress(compared)
        show_curves(compared)
        offer_csv(_("Table as CSV"), as_csv(show_table(compared)), "capsule-lab-compare.csv")

    board()


def _runs(compared: Compared) -> list[Run]:
    return [open_store().get(run_id) for run_id in compared]


def _states(compared: Compared) -> list[State]:
    return [run.state for run in _runs(compared)]


def _show_progress(compared: Compared) -> None:
    for run in _runs(compared):
        if run.active:
            text = _("Step {step:,} of {total:,}").format(step=run.step, total=run.total_steps)
            st.progress(run.step / run.total_steps, text=f"{in_markdown(compared[run.id])} · {text}")
