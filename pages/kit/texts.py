"""How several pages write numbers, names and states."""

import re
from collections.abc import Callable

from lib import i18n
from lib.catalog import DatasetEntry
from lib.errors import N_, NP_, LearnerError
from lib.i18n import _, plural
from lib.intervals import write_percent
from lib.owners import COMMAND_LINE, owns
from lib.runs import BrokenRun, Run, State
from lib.typed_text import in_markdown
from pages.kit.declaration import Page

APP = "Capsule Lab"

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


def tab_title(page: Page, translate: Callable[[str], str]) -> str:
    """Return what the browser's tab says of a page: its own name first, as tabs are narrow."""
    return f"{translate(page.title)} · {APP}"


def format_percent(share: float | None) -> str:
    """Return "98.70 %" for 0.987, and a dash for None."""
    return "–" if share is None else write_percent(share)


def format_duration(seconds: float) -> str:
    """Return "40 s", "12 min" or "3.5 h", in the learner's language."""
    if seconds < 90:
        return _("{seconds} s").format(seconds=max(1, round(seconds)))
    if seconds < 90 * 60:
        return _("{minutes} min").format(minutes=round(seconds / 60))
    return _("{hours:.1f} h").format(hours=seconds / 3600)


def describe_reading(done: int, total: int) -> str:
    """Return how many images a network has read so far."""
    text = NP_(
        "The network reads: {done:,} of {total:,} image",
        "The network reads: {done:,} of {total:,} images",
    )
    return plural(text, total).format(done=done, total=total)


def add_in_brackets(text: str, more: str) -> str:
    """Return "text (more)" with the brackets of the learner's language."""
    return _("{text} ({more})").format(text=text, more=more)


def translate_class(name: str) -> str:
    """Return a class's name in the learner's language, with spaces: "shiba inu" for shiba_inu."""
    return _(name).replace("_", " ")


def name_dataset(entry: DatasetEntry) -> str:
    """Return a data set's title in the learner's language; one that a learner wrote as it is."""
    return _(entry.title) if entry.owner is None else entry.title


def shorten_title(entry: DatasetEntry) -> str:
    """Return a data set's title up to its colon: "MNIST" of "MNIST: handwritten digits"."""
    title = name_dataset(entry)
    return re.split("[:：]", title)[0] if entry.owner is None else title


def say(error: LearnerError) -> str:
    """Return the error's sentence in the learner's language, as Markdown that shows its values as they are."""
    return i18n.say(error, in_markdown)


def describe_owner(run: Run | BrokenRun, learner: str) -> str:
    """Return whose run it is, as `learner` reads it: "yours", or "by" and a name."""
    if run.bundled:
        return _("comes with Capsule Lab")
    if owns(learner, run.owner):
        return _("yours")
    if run.owner == COMMAND_LINE:
        return _("from the command line")
    return _("by {name}").format(name=run.owner_name or _("a classmate"))
