"""Two digits on one picture, few and real, to train and test on."""

from functools import cache

import numpy as np

from lib.datasets import Dataset
from lib.datasets.splits.pair_split import PairSplit
from tests.training.small import small_mnist

FRAME = (36, 36)
PAIRS = {"train": 340, "test": 61, "touching": 37}
HELD_OUT = 100
"""The last of `train`; no split's size is a multiple of a batch's."""


def pairs_of(name: str) -> PairSplit:
    """Return pairs of two classes, each digit moved by up to 4 pixels."""
    source = small_mnist().read("train" if name == "train" else "test")
    random = np.random.default_rng(len(name))
    chosen = np.array([random.permutation(len(source))[:2] for _ in range(4 * PAIRS[name])])
    apart = source.labels[chosen[:, 0]] != source.labels[chosen[:, 1]]
    chosen = chosen[apart][: PAIRS[name]]
    shifts = random.integers(-4, 5, (len(chosen), 2, 2)).astype(np.int8)
    return PairSplit(source.images[chosen], shifts, source.labels[chosen], FRAME)


@cache
def small_pairs() -> Dataset:
    splits = {name: pairs_of(name) for name in PAIRS}
    return Dataset(
        "mnist",
        small_mnist().class_names,
        (*FRAME, 1),
        splits.__getitem__,
        labels_per_image=2,
        more_tests=("touching",),
        validation_size=HELD_OUT,
    )
