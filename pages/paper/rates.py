"""Which learning rates were tried for the pair that is equal in all else, and what each read."""

from collections.abc import Sequence

import streamlit as st

from lib.charts.experiments.table import Cell, cards_table
from lib.experiments.arm import Arm
from lib.experiments.paper.arms import find_arm
from lib.experiments.paper.claims import Claim
from lib.experiments.paper.rates import RATES, TRIED, held_out_accuracy, is_chosen, rate_arms
from lib.i18n import _
from lib.intervals import PERCENT
from lib.runs import Run


def show_rates(runs: Sequence[Run], claim: Claim) -> None:
    """Draw what each side read of the held-out digits at each rate; nothing for a claim without such a choice."""
    names = (claim.better, claim.than)
    if not set(names) <= set(TRIED):
        return
    st.subheader(_("Learning rates tried"), anchor=False)
    columns = [_("Learning rate"), *(_(find_arm(name).title) for name in names)]
    sides = zip(*(rate_arms(name) for name in names), strict=True)
    rows = [
        [(f"{rate:g}", ""), *(_held_out(runs, arm) for arm in arms)]
        for rate, arms in zip(RATES, sides, strict=True)
    ]
    st.html(cards_table(_("Held-out digits read right, one run each with seed 0"), columns, rows))
    st.caption(
        _(
            "Each side then learned at the rate that read the most held-out digits here. The test digits took no "
            "part in the choice."
        )
    )


def _held_out(runs: Sequence[Run], arm: Arm) -> Cell:
    """Return the validation accuracy of the arm's run with seed 0, and whether this rate was chosen."""
    accuracy = held_out_accuracy(runs, arm)
    read = "–" if accuracy is None else f"{100 * accuracy:.2f}{PERCENT}"
    return read, _("chosen") if is_chosen(arm) else ""
