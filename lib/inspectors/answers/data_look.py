"""What the Data page shows of a data set: plain arrays, without TensorFlow."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lib.inspectors.ask import question

SPLITS = ("fit", "validation", "test")


@dataclass(frozen=True)
class DataLook:
    """A data set at one size.

    Attributes:
        class_names: by label.
        counts: int64 [splits, classes], how many images of each of `splits` show each class.
        splits: the names of those that were read, some of `SPLITS`.
        samples: by label, up to ten images to learn from, uint8 [n, height, width, channels].
        mean_image: of the first split, float32 [height, width, channels] in [0, 1].
        source: which copy of the data this is; "" for the published one.
        test_samples: by label, up to ten images to test on, if they are made in another way; else ().
        files: by label, the files of `samples`, for photos; else ().
    """

    class_names: tuple[str, ...]
    counts: np.ndarray
    splits: tuple[str, ...]
    samples: tuple[np.ndarray, ...]
    mean_image: np.ndarray
    source: str
    test_samples: tuple[np.ndarray, ...] = ()
    files: tuple[tuple[Path, ...], ...] = ()


@question("look_at_data", keep=48)
def look_at_data(name: str, image_size: int, version: int = 0) -> DataLook:
    """Return what to show of the data set `name`, its images read at this size; 0 stands for its own.

    Args:
        version: of its files, see `datasets.version_of`; an answer is kept for each.

    Raises:
        LearnerError: if it is not on this computer, or cannot be read.
    """
    ...
