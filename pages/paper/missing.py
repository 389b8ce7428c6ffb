"""Starting the runs that a claim still lacks."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from lib.errors import N_, NP_
from lib.experiments.paper.arms import ARMS
from lib.experiments.paper.claims import Claim
from lib.experiments.paper.paper_arm import SIZES
from lib.experiments.repeats import missing_runs, runs_under_way
from lib.i18n import _, plural
from lib.options import Option
from lib.runs import Run, RunStore
from pages.kit.choices import buttons
from pages.kit.experiments.start import offer_start
from pages.kit.option_field import choose_value

SEEDS = Option(
    N_("Runs of each network"),
    N_("How many runs of each network there should be, each with another seed."),
    default=3,
    minimum=1,
    maximum=10,
)


def offer_missing(store: RunStore, learner: str, runs: Sequence[Run], claim: Claim) -> None:
    """Let the learner choose size, seeds and networks, and queue the runs that are missing."""
    with st.expander(_("Train what is missing"), icon=":material/science:"):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            size = buttons(_("Size"), "size", SIZES, labelled=True)
            usual = ARMS[claim.better].seeds
            seeds = choose_value(replace(SEEDS, default=usual), f"paper-seeds-{usual}")
        if not SEEDS.is_in_range(seeds):
            return
        arms = {entry.name: entry.at(size) for entry in ARMS.values() if entry.family == claim.family}
        chosen = st.multiselect(
            _("Networks"),
            list(arms),
            default=list(arms),
            format_func=lambda name: _(arms[name].label),
            key=f"paper-chosen-{claim.family}",
        )
        waiting = sum(len(runs_under_way(runs, arm)) for arm in arms.values())
        if waiting:
            message = NP_(
                "{count} of these runs is waiting or training now.",
                "{count} of these runs are waiting or training now.",
            )
            st.caption(plural(message, waiting).format(count=waiting))
        specs = missing_runs(runs, [arms[name] for name in chosen], int(seeds))
        if not specs:
            st.caption(_("All runs that you chose are there already."))
            return
        offer_start(store, learner, runs, specs, _("Queue them"), key="paper-start")
