"""Small texts that several pages write alike."""

import re

from lib.errors import N_
from lib.i18n import _
from lib.runs import BrokenRun, Run, State

STATE_ICONS = {
    State.QUEUED: ":material/hourglass_empty:",
    State.RUNNING: ":material/model_training:",
    State.STOPPING: ":material/stop_circle:",
    State.STOPPED: ":material/pause_circle:",
    State.COMPLETED: ":material/check_circle:",
    State.FAILED: ":material/error:",
}

SPLIT_TITLES = {"train": N_("Learned from"), "validation": N_("Validation"), "test": N_("Test")}
"""What the splits of a data set are called."""
MORE_TESTS = {"translated": N_("On translated digits")}
"""What a data set's further test splits are called."""


def duration(seconds: float) -> str:
    """ "40 s", "12 min" or "3.5 h"."""
    if seconds < 90:
        return _("{seconds} s").format(seconds=max(1, round(seconds)))
    if seconds < 90 * 60:
        return _("{minutes} min").format(minutes=round(seconds / 60))
    return _("{hours:.1f} h").format(hours=seconds / 3600)


def class_name(name: str) -> str:
    """A class as it is written for people: "shiba inu", in the learner's language."""
    return _(name).replace("_", " ")


def short_title(title: str) -> str:
    """Return what stands before the colon of a title, in the learner's language: "MNIST" of what MNIST is."""
    return re.split("[:：]", _(title))[0]


def owner(run: Run | BrokenRun, learner: str) -> str:
    """Whose run it is, as this learner reads it."""
    if run.bundled:
        return _("comes with Capsule Lab")
    if run.owner == learner:
        return _("yours")
    return _("by {name}").format(name=run.owner_name or _("a classmate"))
