"""How many test images are read right with each mistake: what was measured, asking for it, and waiting."""

from collections.abc import Sequence

import streamlit as st

from lib.i18n import _
from lib.inspectors.answers.measured_mistakes import load_measured
from lib.inspectors.mistakes_queue import MistakesJob, measured_mistakes
from lib.intervals import wilson
from lib.parts.broken_routing import Measured
from lib.runs import Run
from pages.kit.measuring import say_trouble, watch

JOBS = "measured-mistakes"


def find_measured(run: Run, checkpoints: Sequence[str]) -> dict[str, Measured]:
    """Return what was measured of the run's checkpoints, by name."""
    found = {name: load_measured(run, name) for name in checkpoints}
    return {
        name: Measured(kept.images, {mistake: _share(right, kept.images) for mistake, right in kept.right.items()})
        for name, kept in found.items()
        if kept is not None
    }


def _share(right: int, images: int) -> tuple[float, float, float]:
    share = right / images
    return share, *wilson(share, images)


def find_measuring(run: Run, checkpoints: Sequence[str]) -> list[str]:
    """Return the names of the checkpoints that are being measured."""
    return [name for name in checkpoints if measured_mistakes().find_job(run.id, name)]


def start(run: Run, checkpoint: str) -> None:
    """Measure a checkpoint, unless that is under way."""
    st.session_state[JOBS] = [measured_mistakes().start(run.id, checkpoint)]


def show_measuring(run: Run, checkpoints: Sequence[str]) -> None:
    """Show how far the measurements of the run's checkpoints are; once they have ended, the page runs again."""
    say_trouble(JOBS)
    keys = [(run.id, name) for name in checkpoints]

    def find_jobs() -> list[MistakesJob]:
        return measured_mistakes().find_jobs(keys)

    if find_jobs():
        watch(find_jobs, _("{done:,} of {total:,} test images are read."), key="stop-mistakes")
