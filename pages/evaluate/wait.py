"""Starting an evaluation, and showing how far it is until it is done."""

import time

import streamlit as st

from lib.errors import NP_
from lib.i18n import _, plural
from lib.inspectors.answers.evaluation import Evaluation
from lib.inspectors.evaluation_queue import Key, evaluations, load_kept
from lib.runs import Run, RunStore
from lib.runs.estimate import images_per_second
from pages.kit.measuring import TICK, offer_stop, say_trouble
from pages.kit.texts import describe_reading, format_duration

SPINNER_SECONDS = 0.8
"""How long a run of the fragment lasts while the network is loaded: a spinner shows only that long."""
FORWARD_SHARE = 1 / 3
"""Reading an image takes about a third of the time of learning from it: one pass forward and none back."""
JOBS, STARTED = "evaluation-jobs", "evaluation-started"


def find_evaluation(store: RunStore, run: Run, checkpoint: str, split: str) -> Evaluation | None:
    """Return the evaluation that was kept; until there is one, offer it or show how far it is, and return None."""
    found = load_kept(run.id, checkpoint, split)
    if found is not None:
        return found
    if evaluations().find_job(run.id, checkpoint, split) is None:
        if st.session_state.get(STARTED) == (run.id, checkpoint, split):
            say_trouble(JOBS)
        if split == "train":
            _say_how_long(store, run)
        st.button(
            _("Evaluate"),
            type="primary",
            icon=":material/play_arrow:",
            on_click=_start,
            args=(run.id, checkpoint, split),
        )
    if evaluations().find_job(run.id, checkpoint, split) is not None:
        _watch(run.id, checkpoint, split)
    return None


def _start(*key: *Key) -> None:
    st.session_state[JOBS] = [evaluations().start(*key)]
    st.session_state[STARTED] = key


def _say_how_long(store: RunStore, run: Run) -> None:
    count = run.spec.count_images()
    seconds = count * FORWARD_SHARE / images_per_second(store, run.spec)
    message = NP_(
        "The {count:,} image that it learned from: about {time} on this machine.",
        "All {count:,} images that it learned from: about {time} on this machine.",
    )
    st.caption(plural(message, count).format(count=count, time=format_duration(seconds)))


@st.fragment(run_every=TICK)
def _watch(run_id: str, checkpoint: str, split: str) -> None:
    job = evaluations().find_job(run_id, checkpoint, split)
    if job is None:
        st.rerun()
    if job.began is None:
        st.progress(0.0, text=_("Another evaluation comes first …"))
    elif not job.total:
        with st.spinner(_("The network and its images are being loaded …"), show_time=True):
            time.sleep(SPINNER_SECONDS)
    else:
        text = describe_reading(job.done, job.total)
        left = job.seconds_left
        if left is not None and job.done < job.total:
            text += " · " + _("about {time} left").format(time=format_duration(left))
        st.progress(job.done / job.total, text=text)
    offer_stop([job], key="stop-evaluation")
