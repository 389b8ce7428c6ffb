"""What computes the known mistakes of a run's network in the browser: a file beside the network's own.

It has the encoder, which is the smaller part of most networks, and no decoder
(`lib.inspectors.questions.export.mistakes`).
"""

from collections.abc import Collection
from pathlib import Path
from urllib.parse import quote

from lib.inspectors.answers.network_file import (
    SUFFIX,
    NetworkFile,
    can_be_sent,
    find_network_file,
    save_network,
    version_of,
)
from lib.inspectors.ask import question
from lib.models.capsules.routing.mistakes import IN_A_PASS, KIND_WITH_MISTAKES
from lib.runs import Run, RunFiles, open_store

FOLDER = "mistakes"
"""In the addresses, and in the folder of a run."""


def pass_name(mistakes: Collection[str]) -> str:
    """Return what the file calls the function that makes a pass with these mistakes."""
    return "_".join(("route", *(name for name in IN_A_PASS if name in mistakes)))


def has_mistakes(run: Run) -> bool:
    """Return whether the mistakes can be made in the run's network: whether it has dynamic routing."""
    return run.architecture.routing_of(run.spec.model) == KIND_WITH_MISTAKES


def mistakes_address(run: Run, checkpoint: str) -> str | None:
    """Return where the file is served, relative to a page of the app; None if it is too large to be sent.

    Raises:
        LearnerError: if there is no such checkpoint, or it cannot be read, or the data set is gone.
    """
    if not can_be_sent(run):
        return None
    version = version_of(open_store().files(run), checkpoint)
    return f"{FOLDER}/{quote(run.id)}/{quote(checkpoint)}{SUFFIX}?v={version}"


def save_mistakes_file(run: Run, checkpoint: str, content: bytes, folder: RunFiles | None = None) -> NetworkFile:
    """Keep the file, in `folder` (None for the run's in the home); raise LearnerError if it cannot be written."""
    return save_network(run, checkpoint, content, _in(folder or open_store().own_files(run)))


def load_mistakes_file(run_id: str, checkpoint: str) -> NetworkFile | None:
    """Return the kept file; None if there is none. Raise LearnerError if there is no such run or checkpoint."""
    return find_network_file(run_id, checkpoint, _in)


def _in(files: RunFiles) -> Path:
    return files.folder / FOLDER


@question("export.mistakes", keep=0, kept=load_mistakes_file, takes_long=True)
def export_mistakes(run_id: str, checkpoint: str) -> NetworkFile:
    """Return the file of a checkpoint's mistakes, which is made if it is not there.

    Raises:
        LearnerError: if the run or its weights are not there, or the file cannot be written.
    """
    ...
