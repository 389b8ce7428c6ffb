"""A split of compressed pictures, each decoded when it is first taken."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lib.datasets.dataset import Batch
from lib.errors import N_, LearnerError
from lib.pictures.image_files import decode, fit_middle

SIZES = (32, 64, 96, 128, 224, 227)
"""The sides that a picture can be read at."""
DEFAULT_SIZE = 64
DECODERS = 2


class Photos:
    """Pictures that are decoded when they are first taken.

    Args:
        count: how many there are.
        shape: (height, width, channels) of each.
        read: returns the picture of this number, uint8 [*shape]; called by several threads.
        version: other bytes for other pictures.
        keep: whether decoded pictures stay in memory; if not, they are decoded each time.
        paths: the file of each; () where they are not files.
    """

    def __init__(
        self,
        count: int,
        shape: tuple[int, int, int],
        read: Callable[[int], np.ndarray],
        *,
        keep: bool,
        version: bytes = b"",
        paths: Sequence[Path] = (),
    ) -> None:
        self.paths: Sequence[Path] = paths
        self.shape = shape
        self.version = version
        self._read = read
        self._kept = np.empty((count if keep else 0, *shape), np.uint8)
        self._is_kept = np.zeros(len(self._kept), bool)

    def take(self, rows: np.ndarray) -> np.ndarray:
        """Return the pictures of these numbers, uint8 [rows, *shape].

        Raises:
            LearnerError: if a file cannot be read as a picture.
        """
        if not len(self._kept):
            return self._decode(rows)
        unknown = np.unique(rows[~self._is_kept[rows]])
        if unknown.size:
            self._kept[unknown] = self._decode(unknown)
            self._is_kept[unknown] = True  # not before: another thread may be reading
        return self._kept[rows]

    def _decode(self, rows: np.ndarray) -> np.ndarray:
        images = np.empty((len(rows), *self.shape), np.uint8)
        with ThreadPoolExecutor(DECODERS) as decoders:
            for image, decoded in zip(images, decoders.map(self._read, rows.tolist()), strict=True):
                image[:] = decoded
        return images


def read_square(path: Path, side: int, channels: int = 3) -> np.ndarray:
    """Return the middle square of the picture in a file, uint8 [side, side, channels]: 3 for colours, 1 for grey.

    Raises:
        LearnerError: if it cannot be read as a picture.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise LearnerError(
            N_("The picture {path} cannot be read ({error}). Was its data set deleted?"),
            path=path,
            error=error.strerror,
        ) from error
    image = decode(content) if channels == 3 else decode(content).convert("L")
    return np.asarray(fit_middle(image, (side, side))).reshape(side, side, channels)


@dataclass(frozen=True)
class PhotoSplit:
    """Like `Split`, but of compressed pictures.

    Attributes:
        rows: int64 [n], the numbers of its pictures in `photos`.
        labels: int32 [n].
    """

    photos: Photos
    rows: np.ndarray
    labels: np.ndarray

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, chosen: slice) -> "PhotoSplit":
        return PhotoSplit(self.photos, self.rows[chosen], self.labels[chosen])

    @property
    def images(self) -> np.ndarray:
        """All pictures, uint8 [n, height, width, 3]; `take` decodes only those that are needed."""
        return self.photos.take(self.rows)

    def files(self, indices: np.ndarray) -> tuple[Path, ...]:
        """Return the files of the examples of these numbers; () where they are not files."""
        return tuple(self.photos.paths[int(row)] for row in self.rows[indices]) if self.photos.paths else ()

    def take(self, indices: np.ndarray) -> Batch:
        """Return the examples of these numbers, in this order."""
        return Batch(self.photos.take(self.rows[indices]), self.labels[indices])
