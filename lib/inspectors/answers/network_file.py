"""A run's network as a file that runs in the learner's browser: when it can be sent, where it is kept."""

import gzip
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from lib.errors import N_, LearnerError
from lib.inspectors.ask import question
from lib.runs import Run, RunFiles, open_store
from lib.whole_file import write_whole

EXPORTER = 4
"""Changes with everything that changes the files; those of an earlier one are made again."""
MOST_BYTES = 24_000_000
"""Of all weights as float16, that are sent to a browser."""
HALF = 2
"""Bytes of a number in float16."""
SUFFIX = ".tflite"
COMPRESSION = 6


@dataclass(frozen=True)
class NetworkFile:
    """An exported network in a run's folder.

    Attributes:
        compressed: a LiteRT file, gzipped; `lib.inspectors.questions.export.signatures` describes its functions.
    """

    compressed: Path

    def read(self) -> bytes:
        """Return the LiteRT file."""
        return gzip.decompress(self.compressed.read_bytes())


def can_be_sent(run: Run) -> bool:
    """Return whether the run's network is small enough to be sent; raise LearnerError if its data set is gone."""
    return run.architecture.parameters(run.spec.model, run.spec.task) * HALF <= MOST_BYTES


def version_of(files: RunFiles, checkpoint: str) -> str:
    """Return what the exported file changes with: the exporter and the checkpoint's weights.

    Raises:
        LearnerError: if there is no such checkpoint, or it cannot be read.
    """
    return f"{files.checkpoint_digest(checkpoint)}-{EXPORTER}"


def network_address(run: Run, checkpoint: str) -> str | None:
    """Return where the network is served, relative to a page of the app; None if it is too large to be sent.

    Raises:
        LearnerError: if there is no such checkpoint, or it cannot be read, or the data set is gone.
    """
    if not can_be_sent(run):
        return None
    version = version_of(open_store().files(run), checkpoint)
    return f"networks/{quote(run.id)}/{quote(checkpoint)}{SUFFIX}?v={version}"


def save_network(run: Run, checkpoint: str, content: bytes, folder: Path | None = None) -> NetworkFile:
    """Keep an exported network, and delete those of the run whose checkpoint is not there any more as it was.

    Args:
        folder: where to keep it; None for the run's folder in the home.

    Raises:
        LearnerError: if it cannot be written.
    """
    store = open_store()
    files, folder = store.files(run), folder or store.own_files(run).networks
    kept = NetworkFile(folder / _name_of(files, checkpoint))
    try:
        write_whole(kept.compressed, gzip.compress(content, COMPRESSION, mtime=0))
    except OSError as error:
        raise LearnerError(
            N_("{path} could not be written ({error}). Free some space there, then try again."),
            path=kept.compressed,
            error=error.strerror,
        ) from error
    current = {folder / _name_of(files, name) for name in files.checkpoints()}
    for path in set(folder.glob(f"*{SUFFIX}.gz")) - current:
        path.unlink(missing_ok=True)
    return kept


def load_network_file(run_id: str, checkpoint: str) -> NetworkFile | None:
    """Return the kept export of a checkpoint; None if there is none.

    Raises:
        LearnerError: if there is no such run or checkpoint.
    """
    return find_network_file(run_id, checkpoint, lambda files: files.networks)


def find_network_file(run_id: str, checkpoint: str, folder_of: Callable[[RunFiles], Path]) -> NetworkFile | None:
    """Return the file that `save_network` kept of a checkpoint in this folder of the run; None if there is none.

    Raises:
        LearnerError: if there is no such run or checkpoint.
    """
    store = open_store()
    run = store.get(run_id)
    files = store.files(run)
    name = _name_of(files, checkpoint)
    paths = (folder_of(one) / name for one in (files, store.own_files(run)))
    return next((NetworkFile(path) for path in paths if path.is_file()), None)


def _name_of(files: RunFiles, checkpoint: str) -> str:
    return f"{checkpoint}-{version_of(files, checkpoint)}{SUFFIX}.gz"


@question("export.network", keep=0, kept=load_network_file, takes_long=True)
def export_network(run_id: str, checkpoint: str) -> NetworkFile:
    """Return a checkpoint's network as a file of the run's, which is made if it is not there.

    Raises:
        LearnerError: if the run or its weights are not there, or the file cannot be written.
    """
    ...
