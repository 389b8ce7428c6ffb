"""MultiMNIST, generated here: two overlapping digits of different classes on 36×36.

As Sabour, Frosst and Hinton 2017, section 6.1: each digit is moved by up to 4 pixels in each direction
on a frame of 36×36, then both are added. The paper draws 60 million pairs for training and 10 million
for testing; here are 165,000 to learn from, 5,000 held out and 10,000 to test on, which suits a classroom.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from lib.datasets import mnist
from lib.datasets.dataset import Batch, Dataset, Examples
from lib.datasets.division import Division
from lib.datasets.entry import DatasetEntry
from lib.datasets.family import ImageKind, one_dataset
from lib.datasets.splits.pair_split import PairSplit
from lib.datasets.storage.notes import Notes
from lib.datasets.storage.record_layout import RecordLayout
from lib.datasets.storage.sources import dataset_folder
from lib.errors import N_

SHAPE = (36, 36)
MOST_SHIFT = 4
PAIRS_PER_DIGIT = 3
"""How many pairs begin with each image to learn from; in the paper it is 1,000."""
SEED = 2017
ENTRY = DatasetEntry(
    name="multi_mnist",
    title=N_("MultiMNIST: two digits on top of each other"),
    summary=N_(
        "165,000 training and 10,000 test pairs of overlapping MNIST digits on 36 × 36 pixels; generated "
        "here as in the capsule paper, which draws 60 million and 10 million."
    ),
    input_shape=(*SHAPE, 1),
    class_names=mnist.ENTRY.class_names,
    fit_size=PAIRS_PER_DIGIT * 55_000,
    held_out=5_000,
    examples_per_image=PAIRS_PER_DIGIT,
    origin=N_("Made of MNIST (CC BY-SA 3.0) after Sabour, Frosst and Hinton 2017."),
    labels_per_image=2,
    is_generated=True,
)


@dataclass(frozen=True)
class Pairing:
    """Which two digits share each picture, and where they are on it.

    Attributes:
        sources: int32 [n, 2], the two images' numbers in MNIST's training or test images.
        shifts: int8 [n, 2, 2], how far each is moved (down, right), in pixels.
    """

    sources: np.ndarray
    shifts: np.ndarray

    def __len__(self) -> int:
        return len(self.sources)

    def split(self, digits: Examples, first: int = 0, last: int | None = None) -> PairSplit:
        """Return the pairs from `first` up to, but not including, `last`, made of these images."""
        sources = self.sources[first:last]
        return PairSplit(digits.images[sources], self.shifts[first:last], digits.labels[sources], SHAPE)


def draw_pairs(
    labels: np.ndarray,
    first: int,
    last: int,
    pairs_per_digit: int,
    seed: tuple[int, ...],
    most_shift: int = MOST_SHIFT,
) -> Pairing:
    """Pair each of the images from `first` up to, but not including, `last` with others of them, of another class.

    Args:
        labels: int32 [images] of all images.
        pairs_per_digit: how many pairs each image begins.
        seed: what the pairs are drawn with.
        most_shift: how far each digit is moved at most in each direction, in pixels.

    Raises:
        ValueError: if all these images show the same class.
    """
    if len(np.unique(labels[first:last])) < 2:
        raise ValueError(f"images {first} to {last} must show digits of at least two classes")
    random = np.random.default_rng(seed)
    sources = np.empty(((last - first) * pairs_per_digit, 2), np.int32)
    sources[:, 0] = np.tile(np.arange(first, last), pairs_per_digit)
    alike = np.arange(len(sources))
    while alike.size:
        sources[alike, 1] = random.integers(first, last, alike.size)
        alike = alike[labels[sources[alike, 0]] == labels[sources[alike, 1]]]
    shifts = random.integers(-most_shift, most_shift + 1, (len(sources), 2, 2), np.int8)
    return Pairing(sources, shifts)


def draw_training_pairs(
    digits: Dataset, pairs_per_digit: int = PAIRS_PER_DIGIT, most_shift: int = MOST_SHIFT
) -> Pairing:
    """Draw pairs of images to learn from, then one pair for each image that is held out, of those images alone."""
    fit = draw_pairs(digits.train.labels, 0, len(digits.fit), pairs_per_digit, (SEED, 0), most_shift)
    if not digits.validation_size:
        return fit
    validation = draw_held_out_pairs(digits, most_shift)
    return Pairing(
        np.concatenate([fit.sources, validation.sources]), np.concatenate([fit.shifts, validation.shifts])
    )


def draw_held_out_pairs(digits: Dataset, most_shift: int = MOST_SHIFT) -> Pairing:
    """Draw one pair for each image that is held out, of those images alone."""
    labels = digits.train.labels
    return draw_pairs(labels, len(digits.fit), len(labels), 1, (SEED, 1), most_shift)


def draw_test_pairs(digits: Dataset, most_shift: int = MOST_SHIFT) -> Pairing:
    """Draw one pair for each test image, of test images alone."""
    return draw_pairs(digits.test.labels, 0, len(digits.test), 1, (SEED, 2), most_shift)


def load(
    digits: Dataset | None = None,
    folder: Path | None = None,
    pairs_per_digit: int = PAIRS_PER_DIGIT,
    entry: DatasetEntry = ENTRY,
    most_shift: int = MOST_SHIFT,
) -> Dataset:
    """Return MultiMNIST, written to disk when a split is first read; only that needs TensorFlow.

    Args:
        digits: MNIST, or a part of it.
        folder: where the TFRecord shards are; by default `CAPSULE_LAB_HOME/datasets/` and the entry's name.
        pairs_per_digit: how many pairs each image that is learned from begins.
        entry: what this MultiMNIST is called.
        most_shift: how far its digits are moved at most; what of a digit's frame leaves the picture is cut off.
    """
    digits = digits or mnist.load()

    def read(split: str) -> PairSplit:
        pairing = (
            draw_training_pairs(digits, pairs_per_digit, most_shift)
            if split == "train"
            else draw_test_pairs(digits, most_shift)
        )
        source = digits.train if split == "train" else digits.test
        return _read_split(split, pairing, source, folder or dataset_folder(entry.name))

    def divide(division: Division) -> Dataset:
        divided = load(digits.divided(division), folder, pairs_per_digit, entry, most_shift)
        return replace(divided, read_pictured=lambda: draw_held_out_pairs(digits, most_shift).split(digits.train))

    return replace(
        digits,
        name=entry.name,
        input_shape=(*SHAPE, digits.input_shape[2]),
        read=read,
        labels_per_image=2,
        read_quick_test=lambda: draw_test_pairs(digits, most_shift).split(digits.test),
        divide=divide,
    )


def _read_split(split: str, pairing: Pairing, digits: Examples, folder: Path) -> PairSplit:
    from lib.datasets.storage import tfrecords

    def rows(first: int, last: int) -> tfrecords.Rows:
        pairs = pairing.split(digits, first, last)
        sources = pairing.sources[first:last]
        return {"digits": pairs.digits, "shifts": pairs.shifts, "labels": pairs.labels, "sources": sources}

    # Another pairing has another name, so that nobody reads pairs of an older definition.
    content = hashlib.sha256(pairing.sources.tobytes() + pairing.shifts.tobytes()).hexdigest()[:8]
    note = Notes(f"{ENTRY.name}: {{done}} of {{total}} pairs ({split}) are written")
    read = tfrecords.read_stored(folder, f"{split}-{content}", len(pairing), rows, note)
    return PairSplit(read["digits"], read["shifts"], read["labels"], SHAPE)


def records() -> RecordLayout:
    """Return how pairs lie in records: two digits, how far each is moved, their labels and their numbers."""
    digits = (2, *mnist.ENTRY.input_shape)

    def compose(rows: Mapping[str, np.ndarray]) -> Batch:
        pair = PairSplit(rows["digits"][None], rows["shifts"][None], rows["labels"][None], SHAPE)
        return pair.take(np.array([0]))

    shapes = {"digits": digits, "shifts": (2, 2)}
    return RecordLayout(dataset_folder(ENTRY.name), shapes, compose, is_training_from_them=True)


FAMILY = one_dataset(ENTRY, load, place=20, kind=ImageKind.COMPOSED_DIGITS, records=records)
