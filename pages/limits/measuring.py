"""Measuring what networks say of many pictures that they never learned: asking for it, and waiting for it."""

from collections.abc import Sequence

import streamlit as st

from lib.datasets.unseen import KINDS, is_here
from lib.i18n import _
from lib.inspectors.unseen_queue import Key, load_measured, unseen_readings
from pages.kit import state
from pages.kit.fragment import fragment
from pages.kit.measuring import say_trouble, watch
from pages.kit.runs.readers import Reader

JOBS = "unseen-readings"


@fragment()
def offer_measurement(readers: Sequence[Reader]) -> None:
    """Offer to measure what is not known of these networks yet, or say how far that is; nothing if all is."""
    say_trouble(JOBS)
    keys = [(reader.run.id, reader.checkpoint) for reader in readers]
    if unseen_readings().find_jobs(keys):
        text = _("{done} of {total} kinds of pictures are read.")
        watch(lambda: unseen_readings().find_jobs(keys), text, key="stop-unseen")
        return
    missing = [key for key in keys if not _is_known(key)]
    if missing and not state.is_hidden("measure"):
        st.button(
            _("Read many pictures of every kind"),
            type="primary",
            icon=":material/functions:",
            on_click=_start,
            args=(missing,),
        )


def _start(missing: Sequence[Key]) -> None:
    st.session_state[JOBS] = [unseen_readings().start(*key) for key in missing]


def _is_known(key: Key) -> bool:
    known = load_measured(*key)
    return all(kind in known for kind in KINDS if is_here(kind))
