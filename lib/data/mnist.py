"""MNIST, bundled whole (Y. LeCun, C. Cortes; CC BY-SA 3.0): 60,000 + 10,000 digits of 28×28."""

import hashlib
from pathlib import Path

import numpy as np

from lib.data.dataset import Dataset, Split
from lib.errors import N_, LearnerError

PATH = Path(__file__).resolve().parent.parent.parent / "assets" / "data" / "mnist.npz"
SHA256 = "06af5dfe73b70e3bc1c36439982b18a8d76803db9b544f6fdf838a37fbb01b64"


def load(path: Path = PATH) -> Dataset:
    """Read MNIST in its original order.

    Raises:
        LearnerError: if the file is missing or is not the one that was published.
    """
    if not path.is_file():
        raise LearnerError(N_("The MNIST file {path} is missing. Restore it from the repository."), path=path)
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != SHA256:
        raise LearnerError(
            N_("The MNIST file {path} is damaged (its checksum differs). Restore it from the repository."),
            path=path,
        )
    with np.load(path) as arrays:
        return Dataset(
            name="mnist",
            train=_split(arrays["x_train"], arrays["y_train"]),
            test=_split(arrays["x_test"], arrays["y_test"]),
            class_names=tuple("0123456789"),
        )


def _split(images: np.ndarray, labels: np.ndarray) -> Split:
    return Split(images[..., None], labels.astype(np.int32))
