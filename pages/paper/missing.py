"""Starts the runs that a claim still lacks."""

from collections.abc import Sequence

import streamlit as st

from lib.i18n import _
from lib.paper import EXPERIMENTS, SIZES, active_seeds, expected_seconds, missing_specs
from lib.runs import Run, RunStore
from lib.services import supervisor
from pages.kit.choices import buttons
from pages.kit.texts import duration

MOST_SEEDS = 10


def offer_missing(store: RunStore, learner: str, runs: Sequence[Run], family: str) -> None:
    """Choose size, seeds and networks; the button queues what is missing in the learner's name."""
    with st.expander(_("Train what is missing"), icon=":material/science:"):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            size = buttons(_("Size"), "size", SIZES, labelled=True)
            seeds = st.number_input(_("Runs of each network"), 1, MOST_SEEDS, 3, key="paper-seeds", width=180)
        names = [entry.name for entry in EXPERIMENTS.values() if entry.family == family]
        chosen = st.multiselect(
            _("Networks"),
            names,
            default=names,
            format_func=lambda name: _(EXPERIMENTS[name].title),
            key=f"paper-chosen-{family}",
        )
        missing = {name: missing_specs(runs, EXPERIMENTS[name], size, int(seeds)) for name in chosen}
        specs = [spec for found in missing.values() for spec in found]
        waiting = sum(len(active_seeds(runs, EXPERIMENTS[name], size)) for name in names)
        if waiting:
            st.caption(_("{count} of these runs are waiting or training now.").format(count=waiting))
        if not specs:
            st.caption(_("Nothing is missing of what you chose."))
            return
        seconds = sum(
            len(found) * expected_seconds(store, runs, EXPERIMENTS[name], size)
            for name, found in missing.items()
            if found
        )
        st.caption(
            _("{count} runs, about {time} on this machine, one after the other.").format(
                count=len(specs), time=duration(seconds)
            )
        )
        label = _("Queue {count} runs").format(count=len(specs))
        if st.button(label, type="primary", icon=":material/play_arrow:", key="paper-start"):
            for spec in specs:
                store.create(spec, learner)
            supervisor().wake()
            st.rerun()
