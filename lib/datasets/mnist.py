"""MNIST, bundled as a whole (Y. LeCun, C. Cortes; CC BY-SA 3.0): 60,000 + 10,000 digits of 28×28."""

from functools import cache
from pathlib import Path

import numpy as np

from lib.datasets.dataset import Dataset, Split
from lib.datasets.entry import DatasetEntry
from lib.datasets.family import ImageKind, one_dataset
from lib.datasets.storage.checksum import sha256_of
from lib.errors import N_, LearnerError
from lib.settings import ASSETS

PATH = ASSETS / "data" / "mnist.npz"
SHA256 = "06af5dfe73b70e3bc1c36439982b18a8d76803db9b544f6fdf838a37fbb01b64"
ENTRY = DatasetEntry(
    name="mnist",
    title=N_("MNIST: handwritten digits"),
    summary=N_("60,000 training and 10,000 test images of 28 × 28 grey pixels; bundled."),
    input_shape=(28, 28, 1),
    class_names=tuple("0123456789"),
    fit_size=55_000,
    held_out=5_000,
    origin=N_("From Y. LeCun, C. Cortes and C. J. C. Burges; licence CC BY-SA 3.0."),
)


@cache
def load(path: Path = PATH) -> Dataset:
    """Return MNIST in its original order; a process checks the file once.

    Raises:
        LearnerError: if the file is missing or is not the one that was published.
    """
    if not path.is_file():
        raise LearnerError(N_("The MNIST file {path} is missing. Restore it from the repository."), path=path)
    if sha256_of(path) != SHA256:
        raise LearnerError(
            N_("The MNIST file {path} is damaged (its checksum differs). Restore it from the repository."),
            path=path,
        )

    def read(split: str) -> Split:
        with np.load(path) as arrays:
            return Split(arrays[f"x_{split}"][..., None], arrays[f"y_{split}"].astype(np.int32))

    return Dataset(ENTRY.name, ENTRY.class_names, ENTRY.input_shape, read)


FAMILY = one_dataset(ENTRY, load, place=10, kind=ImageKind.DIGITS)
