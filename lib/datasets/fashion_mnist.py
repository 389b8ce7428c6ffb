"""Fashion-MNIST: 60,000 + 10,000 articles of clothing of 28×28 (Xiao, Rasul and Vollgraf 2017; MIT licence)."""

from pathlib import Path

import numpy as np

from lib.datasets.dataset import Dataset, Split
from lib.datasets.entry import DatasetEntry
from lib.datasets.family import ImageKind, one_dataset
from lib.datasets.storage.idx import read_idx
from lib.datasets.storage.missing import Remote
from lib.datasets.storage.sources import find_file
from lib.errors import N_

SIDE = 28
ENTRY = DatasetEntry(
    name="fashion_mnist",
    title=N_("Fashion-MNIST: clothes"),
    summary=N_(
        "60,000 training and 10,000 test pictures of clothes, bags and shoes, 28 × 28 grey pixels: "
        "harder than digits."
    ),
    input_shape=(SIDE, SIDE, 1),
    class_names=(
        N_("T-shirt/top"),
        N_("Trouser"),
        N_("Pullover"),
        N_("Dress"),
        N_("Coat"),
        N_("Sandal"),
        N_("Shirt"),
        N_("Sneaker"),
        N_("Bag"),
        N_("Ankle boot"),
    ),
    fit_size=55_000,
    held_out=5_000,
    origin=N_("From Zalando Research (Xiao, Rasul and Vollgraf 2017); licence MIT."),
)
COUNTS = {"train": 60_000, "test": 10_000}
PREFIXES = {"train": "train", "test": "t10k"}
DEBIAN = Path("/usr/share/datasets/fashion-mnist")
PUBLISHER = "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"
REMOTE = tuple(
    Remote(PUBLISHER + name, name, size, sha256)
    for name, size, sha256 in (
        (
            "train-images-idx3-ubyte.gz",
            26_421_880,
            "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
        ),
        (
            "train-labels-idx1-ubyte.gz",
            29_515,
            "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
        ),
        (
            "t10k-images-idx3-ubyte.gz",
            4_422_102,
            "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
        ),
        (
            "t10k-labels-idx1-ubyte.gz",
            5_148,
            "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5",
        ),
    )
)


def missing() -> tuple[Remote, ...]:
    """Return the published files that are not on this computer."""
    return tuple(remote for remote in REMOTE if find_file(ENTRY.name, remote.file, (DEBIAN,)) is None)


def load() -> Dataset:
    """Return Fashion-MNIST in its original order, each split read when it is first needed.

    To be called when nothing is missing.
    """

    def read(split: str) -> Split:
        prefix, count = PREFIXES[split], COUNTS[split]
        images = _read_array(f"{prefix}-images-idx3-ubyte.gz", (count, SIDE, SIDE))
        labels = _read_array(f"{prefix}-labels-idx1-ubyte.gz", (count,))
        return Split(images[..., None], labels.astype(np.int32))

    return Dataset(ENTRY.name, ENTRY.class_names, ENTRY.input_shape, read)


def _read_array(file: str, shape: tuple[int, ...]) -> np.ndarray:
    path = find_file(ENTRY.name, file, (DEBIAN,))
    assert path is not None
    return read_idx(path, shape)


FAMILY = one_dataset(
    ENTRY,
    load,
    place=40,
    kind=ImageKind.GREY,
    missing=missing,
    forms=(", ".join(remote.file for remote in REMOTE),),
)
