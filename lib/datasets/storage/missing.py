"""The files of a data set that are published elsewhere, and the error that names those that are not here."""

from collections.abc import Sequence
from dataclasses import dataclass

from lib.datasets.storage.sources import home
from lib.errors import N_, LearnerError


@dataclass(frozen=True)
class Remote:
    """A file of a data set where its publisher has it.

    Attributes:
        url: where it is.
        file: what it is called here, in the data set's folder.
        size: in bytes.
        sha256: its checksum.
    """

    url: str
    file: str
    size: int
    sha256: str


class MissingDataError(LearnerError):
    """A data set is not on this computer; the sentence says how it can come there, and what is here.

    Args:
        dataset: its name, without what may follow a colon.
        files: what is missing.
        here: the names of the data sets that are on this computer.
        reason: why a download failed, or "" where none was tried.
    """

    def __init__(self, dataset: str, files: Sequence[Remote], here: Sequence[str], reason: str = "") -> None:
        sentence = N_(
            "The data set {dataset} is not on this computer. Download it on the Data page, or put {files} into "
            "{folder}. These are here: {here}."
        )
        if reason:
            sentence = N_(
                "The data set {dataset} could not be downloaded ({reason}). Connect this computer to the internet "
                "and try again, or put {files} into {folder}. These are here: {here}."
            )
        super().__init__(
            sentence,
            dataset=dataset,
            files=", ".join(remote.file for remote in files),
            folder=home(dataset),
            here=", ".join(here),
            reason=reason,
        )
        self._arguments = (dataset, tuple(files), tuple(here), reason)

    def __reduce__(self):
        return type(self), self._arguments
