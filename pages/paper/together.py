"""Networks that read together: each was trained alone, and their lengths are averaged image by image."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import streamlit as st

from lib.charts.experiments.together import error_by_count
from lib.csv_text import csv_text
from lib.errors import NP_
from lib.experiments.paper.arms import ARMS
from lib.experiments.paper.claims import Claim
from lib.experiments.paper.paper_arm import SIZES
from lib.experiments.paper.results import paper_result
from lib.i18n import _, plural
from lib.inspectors.answers.ensemble import Ensemble, read_together
from lib.inspectors.answers.evaluation import TEST
from lib.inspectors.evaluation_queue import Key, load_kept_scores, scores_to_keep
from lib.intervals import write_percent
from lib.runs import Run, open_store
from pages.kit import state
from pages.kit.downloads import offer_csv
from pages.kit.experiments.answer import SAME
from pages.kit.figures import draw_figure
from pages.kit.fragment import fragment
from pages.kit.measuring import say_trouble, watch

JOBS = "scores-together"


@dataclass(frozen=True)
class Members:
    """The networks of one size that can read together, and how they did; None if not all have read the test."""

    runs: Sequence[Run]
    ensemble: Ensemble | None


def find_members(runs: Sequence[Run], claim: Claim) -> dict[str, Members]:
    """Return by size the networks of a claim about networks that read together, where there are two or more."""
    if claim.together is None:
        return {}
    arm, store, found = ARMS[claim.better], open_store(), dict[str, Members]()
    for size in SIZES:
        there = [run for run in paper_result(runs, arm, size).runs if store.files(run).checkpoints()][: arm.seeds]
        if len(there) > 1:
            found[size] = Members(there, find_ensemble(there))
    return found


def judge_together(claim: Claim, members: Members | None) -> tuple[str, str | None]:
    """Return what our networks of one size say of the claim, and the guess that they confirm, or None."""
    if members is None:
        return _("no two networks yet that could read together; start them below."), None
    found, count = members.ensemble, len(members.runs)
    if found is None:
        return _("the networks have not read the test images together yet; let them, below."), None
    said = plural(
        NP_(
            "one alone {alone} on average, {count} network together {together} errors.",
            "one alone {alone} on average, {count} networks together {together} errors.",
        ),
        count,
    ).format(
        alone=write_percent(float(found.alone.mean())),
        count=count,
        together=write_percent(float(found.together[-1])),
    )
    points = f"{100 * abs(found.difference):.2f}"
    low, high = (f"{100 * edge:+.2f}" for edge in found.interval)
    if not found.is_clear:
        difference = _(
            "The difference of {points} points is **no clear one**: its 95 % interval over the {images:,} images, "
            "{low} to {high}, contains 0."
        )
        return f"{said} {difference.format(points=points, images=found.images, low=low, high=high)}", SAME
    winner = _("several together") if found.difference > 0 else _(claim.no)
    difference = _(
        "**Fewer errors: {winner}**, by {points} points (95 % interval over the {images:,} images: {low} to "
        "{high})."
    )
    sentence = difference.format(winner=winner, points=points, images=found.images, low=low, high=high)
    return f"{said} {sentence}", "yes" if found.difference > 0 else "no"


def _key(run: Run) -> Key:
    return run.id, open_store().files(run).checkpoint(), TEST


def find_ensemble(members: Sequence[Run]) -> Ensemble | None:
    """Return how these networks read the test together, or None if not all have read it."""
    found = [scores for run in members if (scores := load_kept_scores(*_key(run)[:2])) is not None]
    if len(found) < len(members):
        return None
    return read_together(found[0][0], [scores for _labels, scores in found])


def errors_together(members: Mapping[str, Members]) -> dict[str, np.ndarray]:
    """Return by size the error of all networks together, float64 [1], where they have read the test."""
    return {size: one.ensemble.together[-1:] for size, one in members.items() if one.ensemble is not None}


def show_together(members: Mapping[str, Members]) -> None:
    """Draw the errors by how many networks read together, for each size; or offer to read."""
    for size, one in members.items():
        found = one.ensemble
        if found is None:
            _offer_reading(one.runs, size)
            continue
        heading = _("How many read together · {size}").format(size=_(SIZES[size]))
        st.subheader(heading, anchor=False)
        labels = {
            "alone": _("one alone"),
            "together": _("several together"),
            "across": _("networks that read together"),
            "up": _("test error"),
        }
        draw_figure(error_by_count(found.alone, found.together, labels), heading, key=f"paper-together-{size}")
        st.caption(
            _(
                "The lengths of each class are averaged over the networks, and the longest average is the answer. "
                "The networks differ only in what chance decides: their first weights, the order of the images, "
                "and the patches that are cut."
            )
        )
        offer_csv(
            _("Download these errors as CSV"), together_csv(one.runs, found), f"capsule-lab-together-{size}.csv"
        )


def together_csv(members: Sequence[Run], found: Ensemble) -> str:
    """Return a line a network: its own error, and that of it and all before it together, in percent."""
    header = ("networks", "run", "alone_error_percent", "together_error_percent", "test_images")
    rows = [
        (number, run.id, f"{100 * alone:.4f}", f"{100 * together:.4f}", found.images)
        for number, (run, alone, together) in enumerate(
            zip(members, found.alone, found.together, strict=True), start=1
        )
    ]
    return csv_text(header, rows)


@fragment()
def _offer_reading(members: Sequence[Run], size: str) -> None:
    say_trouble(JOBS)
    keys = [_key(run) for run in members]
    if scores_to_keep().find_jobs(keys):
        text = _("{done} of {total} test images are read.")
        watch(lambda: scores_to_keep().find_jobs(keys), text, key=f"stop-together-{size}")
        return
    if not state.is_hidden("measure"):
        st.button(
            _("Let the networks read the test images"),
            type="primary",
            icon=":material/functions:",
            on_click=_start,
            args=([key for key in keys if load_kept_scores(*key[:2]) is None],),
            key=f"read-together-{size}",
        )


def _start(missing: Sequence[Key]) -> None:
    st.session_state[JOBS] = [scores_to_keep().start(*key) for key in missing]
