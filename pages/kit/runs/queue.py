"""Which runs train now, and which come next."""

from collections.abc import Sequence

import streamlit as st

from lib.errors import NP_
from lib.i18n import _, join_list, plural
from lib.runs import Run, RunStore, State
from lib.typed_text import in_markdown
from pages.kit.runs.label import title_of
from pages.kit.texts import add_in_brackets, describe_owner

MOST_NAMED = 5
"""Runs that wait, of which the names are said."""


def show_queue(store: RunStore, learner: str) -> None:
    """Draw a line on the runs that train and one on those that wait; draw nothing while the machine is free."""
    running = store.runs(State.RUNNING, State.STOPPING)
    waiting = sorted(store.runs(State.QUEUED), key=lambda run: run.queued_at)
    if not running and not waiting:
        return
    now = [
        add_in_brackets(f"**{in_markdown(title_of(run))}**", in_markdown(describe_owner(run, learner)))
        for run in running
    ]
    lines = [_("Training now: {runs}").format(runs=join_list(now) or "–")]
    if waiting:
        lines.append(_("Waiting: {runs}").format(runs=_name_first(waiting, learner)))
    st.info("  \n".join(lines), icon=":material/groups:")


def _name_first(waiting: Sequence[Run], learner: str) -> str:
    """Return the names of the first runs, and how many more there are."""
    names = [
        in_markdown(add_in_brackets(title_of(run), describe_owner(run, learner))) for run in waiting[:MOST_NAMED]
    ]
    more = len(waiting) - len(names)
    if more:
        names.append(plural(NP_("{count} more", "{count} more"), more).format(count=more))
    return join_list(names)
