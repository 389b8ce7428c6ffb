"""A measurement in the background, as a page shows it: how far it is, a way to stop it, and why it is missing."""

import threading
from collections.abc import Sequence
from typing import Protocol

import streamlit as st

from lib.errors import LearnerError
from lib.i18n import _
from lib.inspectors.job_queue import BackgroundJob
from pages.kit.texts import say

TICK = "1s"
"""How often a page looks how far it is."""


class Measurement(BackgroundJob, Protocol):
    """A job that can be stopped between two of its steps."""

    @property
    def stop_requested(self) -> threading.Event: ...


def show_progress(jobs: Sequence[Measurement], share: float, text: str, *, key: str) -> None:
    """Draw how far the jobs are, and a button that stops them.

    Args:
        share: of all steps that are done, in [0, 1].
        text: that in words, translated.
        key: tells the button from others.
    """
    st.progress(min(1.0, share), text=text)
    st.button(_("Stop"), icon=":material/stop:", key=key, on_click=_stop, args=(jobs,))


def _stop(jobs: Sequence[Measurement]) -> None:
    for job in jobs:
        job.stop_requested.set()


def say_trouble(name: str) -> None:
    """Say why a measurement that was asked for here did not come.

    Args:
        name: under which the session keeps the jobs.
    """
    jobs: Sequence[Measurement] = st.session_state.get(name, ())
    errors = [job.future.exception() for job in jobs if job.future.done()]
    for error in {str(error): error for error in errors}.values():
        if isinstance(error, LearnerError):
            st.warning(say(error), icon=":material/info:")
        elif error is not None:
            raise error
