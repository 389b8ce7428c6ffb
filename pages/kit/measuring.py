"""A measurement in the background, as a page shows it: how far it is, a way to stop it, and why it is missing."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from lib.errors import LearnerError
from lib.i18n import _
from lib.inspectors.job_queue import Job
from pages.kit.texts import say

TICK = "1s"
"""How often a page looks how far it is."""

Jobs = Sequence[Job[Any]]


@st.fragment(run_every=TICK)
def watch(find_jobs: Callable[[], Jobs], text: str, *, key: str, draw: Callable[[], None] | None = None) -> None:
    """Draw how far jobs are and a button that stops them, until they have ended; then the page runs again.

    Args:
        find_jobs: returns those that are under way.
        text: how far they are in words, translated, with {done} and {total} in it.
        key: tells the button from others.
        draw: draws what is known by now.
    """
    jobs = find_jobs()
    if not jobs:
        st.rerun()
    done, total = sum(job.done for job in jobs), sum(job.total for job in jobs)
    show_progress(jobs, done / max(1, total), text.format(done=done, total=total), key=key)
    if draw is not None:
        draw()


def show_progress(jobs: Jobs, share: float, text: str, *, key: str) -> None:
    """Draw how far the jobs are, and a button that stops them.

    Args:
        share: of all steps that are done, in [0, 1].
        text: that in words, translated.
        key: tells the button from others.
    """
    st.progress(min(1.0, share), text=text)
    offer_stop(jobs, key=key)


def offer_stop(jobs: Jobs, *, key: str) -> None:
    """Draw the button that stops the jobs after what they are just doing."""
    st.button(_("Stop"), icon=":material/stop:", key=key, on_click=_stop, args=(jobs,))


def _stop(jobs: Jobs) -> None:
    for job in jobs:
        job.stop_requested.set()


def say_trouble(name: str) -> None:
    """Say why a measurement that was asked for here did not come.

    Args:
        name: under which the session keeps the jobs.
    """
    jobs: Jobs = st.session_state.get(name, ())
    errors = [job.future.exception() for job in jobs if job.future.done()]
    for error in {str(error): error for error in errors}.values():
        if isinstance(error, LearnerError):
            st.warning(say(error), icon=":material/info:")
        elif error is not None:
            raise error
