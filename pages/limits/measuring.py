"""Measuring what networks say of many pictures that they never learned: asking for it, and waiting for it."""

from collections.abc import Sequence

import streamlit as st

from lib.datasets.unseen import KINDS, is_here
from lib.errors import LearnerError
from lib.i18n import _
from lib.inspectors.unseen_queue import UnseenJob, load_measured, unseen_readings
from pages.kit import state
from pages.kit.fragment import fragment
from pages.kit.runs.readers import Reader
from pages.kit.texts import say

TICK = "1s"
JOBS = "unseen-readings"


@fragment()
def offer_measurement(readers: Sequence[Reader]) -> None:
    """Offer to measure what is not known of these networks yet, or say how far that is; nothing if all is."""
    _say_trouble()
    if any(unseen_readings().find_job(*_key_of(reader)) for reader in readers):
        _watch(readers)
        return
    missing = [reader for reader in readers if not _is_known(reader)]
    if missing and not state.is_hidden("measure"):
        st.button(
            _("Read many pictures of every kind"),
            type="primary",
            icon=":material/functions:",
            on_click=_start,
            args=(missing,),
        )


def _start(missing: Sequence[Reader]) -> None:
    st.session_state[JOBS] = [unseen_readings().start(*_key_of(reader)) for reader in missing]


@st.fragment(run_every=TICK)
def _watch(readers: Sequence[Reader]) -> None:
    """Say how far the measurement is; once it has ended the page shows what was found."""
    found = [unseen_readings().find_job(*_key_of(reader)) for reader in readers]
    jobs = [job for job in found if job is not None]
    if not jobs:
        st.rerun()
    done, total = sum(len(job.known) for job in jobs), sum(job.total for job in jobs)
    text = _("{done} of {total} kinds of pictures are read.").format(done=done, total=total)
    st.progress(min(1.0, done / total), text=text)
    st.button(_("Stop"), icon=":material/stop:", key="stop-unseen", on_click=_stop, args=(jobs,))


def _stop(jobs: Sequence[UnseenJob]) -> None:
    for job in jobs:
        job.stop_requested.set()


def _say_trouble() -> None:
    """Say why a measurement that was asked for here did not come."""
    jobs: Sequence[UnseenJob] = st.session_state.get(JOBS, ())
    errors = [job.future.exception() for job in jobs if job.future.done()]
    for error in {str(error): error for error in errors}.values():
        if isinstance(error, LearnerError):
            st.warning(say(error), icon=":material/info:")
        elif error is not None:
            raise error


def _is_known(reader: Reader) -> bool:
    known = load_measured(*_key_of(reader))
    return all(kind in known for kind in KINDS if is_here(kind))


def _key_of(reader: Reader) -> tuple[str, str]:
    return reader.run.id, reader.checkpoint
