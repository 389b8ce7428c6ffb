"""Starts an evaluation and shows how far it is, until it is there."""

import time

import streamlit as st

from lib import catalog
from lib.errors import LearnerError
from lib.i18n import _, say
from lib.inspectors.answers.evaluation import Evaluation
from lib.inspectors.evaluation_queue import Job, evaluations, kept
from lib.runs import Run, RunStore
from lib.runs.estimate import images_per_second
from pages.kit.texts import duration

TICK = "1s"
FORWARD_SHARE = 1 / 3
"""Reading an image takes about a third of learning from it: forward once, not back."""
JOB = "evaluation-job"


def evaluation_of(store: RunStore, run: Run, checkpoint: str, split: str) -> Evaluation | None:
    """What was kept, or None after offering to find it out, or showing how far that is."""
    found = kept(run.id, checkpoint, split)
    if found is not None:
        return found
    if evaluations().under_way(run.id, checkpoint, split) is None:
        _say_trouble((run.id, checkpoint, split))
        if split == "train":
            _say_how_long(store, run)
        st.button(
            _("Evaluate"),
            type="primary",
            icon=":material/play_arrow:",
            on_click=_start,
            args=(run.id, checkpoint, split),
        )
    if evaluations().under_way(run.id, checkpoint, split) is not None:
        _watch(run.id, checkpoint, split)
    return None


def _start(*key: str) -> None:
    st.session_state[JOB] = evaluations().start(*key)


def _say_trouble(key: tuple[str, str, str]) -> None:
    """Why the last one that was started here did not come to its end."""
    job: Job | None = st.session_state.get(JOB)
    if job is None or (job.run_id, job.checkpoint, job.split) != key or not job.future.done():
        return
    error = job.future.exception()
    if isinstance(error, LearnerError):
        st.warning(say(error), icon=":material/info:")
    elif error is not None:
        raise error


def _say_how_long(store: RunStore, run: Run) -> None:
    count = catalog.dataset(run.spec.dataset).fit_size
    seconds = count * FORWARD_SHARE / images_per_second(store, run.spec)
    st.caption(
        _("All {count:,} images that it learned from, about {time} on this machine.").format(
            count=count, time=duration(seconds)
        )
    )


@st.fragment(run_every=TICK)
def _watch(run_id: str, checkpoint: str, split: str) -> None:
    job = evaluations().under_way(run_id, checkpoint, split)
    if job is None:
        st.rerun()
    elif job.began is None:
        st.progress(0.0, text=_("Another evaluation comes first …"))
    elif not job.total:
        with st.spinner(_("The network and its images are being loaded …"), show_time=True):
            time.sleep(0.8)
    else:
        text = _("The network reads: {done:,} of {total:,} images").format(done=job.done, total=job.total)
        left = job.seconds_left
        if left is not None and job.done < job.total:
            text += " · " + _("about {time} left").format(time=duration(left))
        st.progress(job.done / job.total, text=text)
    if job is not None:
        st.button(_("Stop"), icon=":material/stop:", key="stop-evaluation", on_click=job.stop_requested.set)
