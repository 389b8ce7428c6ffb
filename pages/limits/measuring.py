"""Measuring what networks say of many pictures that they never learned: asking for it, and waiting for it."""

from collections.abc import Sequence

import streamlit as st

from lib.datasets.unseen import KINDS, is_here
from lib.i18n import _
from lib.inspectors.unseen_queue import load_measured, unseen_readings
from pages.kit import state
from pages.kit.fragment import fragment
from pages.kit.measuring import TICK, say_trouble, show_progress
from pages.kit.runs.readers import Reader

JOBS = "unseen-readings"


@fragment()
def offer_measurement(readers: Sequence[Reader]) -> None:
    """Offer to measure what is not known of these networks yet, or say how far that is; nothing if all is."""
    say_trouble(JOBS)
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
    show_progress(jobs, done / total, text, key="stop-unseen")


def _is_known(reader: Reader) -> bool:
    known = load_measured(*_key_of(reader))
    return all(kind in known for kind in KINDS if is_here(kind))


def _key_of(reader: Reader) -> tuple[str, str]:
    return reader.run.id, reader.checkpoint
