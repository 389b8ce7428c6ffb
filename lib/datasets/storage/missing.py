"""The files of a data set as they are published, and the error if they are not on this computer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lib.datasets.storage.sources import dataset_folder
from lib.errors import N_, LearnerError


@dataclass(frozen=True)
class Remote:
    """A published file of a data set.

    Attributes:
        url: where to download it.
        file: its name in the data set's folder on this computer.
        size: in bytes.
        sha256: its checksum.
    """

    url: str
    file: str
    size: int
    sha256: str


class MissingDataError(LearnerError):
    """A data set is not on this computer; the sentence says how to get it, and which ones are here.

    Args:
        dataset: the name of its family.
        files: the missing ones.
        here: the names of the data sets that are on this computer.
        reason: why a download failed; "" if none was tried.
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
            files=tuple(remote.file for remote in files),
            folder=dataset_folder(dataset),
            here=tuple(here),
            reason=reason,
        )
        self._arguments = (dataset, tuple(files), tuple(here), reason)

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return type(self), self._arguments
