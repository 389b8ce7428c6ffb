"""What is said of a data set that is not on this computer."""

from dataclasses import dataclass

from lib.data.sources import home
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
    """A data set is not on this computer; the sentence says how it can come there."""

    def __init__(self, dataset: str, files: tuple[Remote, ...]) -> None:
        super().__init__(
            N_(
                "The data set {dataset} is not on this computer. Download it on the Data page, or get {files} "
                "elsewhere and put it into {folder}."
            ),
            dataset=dataset,
            files=", ".join(remote.file for remote in files),
            folder=home(dataset),
        )
        self.dataset = dataset
        self.files = files

    def __reduce__(self):
        return type(self), (self.dataset, self.files)
