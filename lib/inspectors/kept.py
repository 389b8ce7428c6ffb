"""Answers kept in a run's folder: those about a picture, and those about a whole checkpoint.

Bundled runs come with the answers about the pictures that pages open with, so that pages have them before
TensorFlow is loaded. `python -m lib.inspectors.questions.keep_showcase` computes them; a test computes them again
and compares.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lib.inspectors.readings import reading_of
from lib.pictures.reference import TEST, AnyPicture, Picture
from lib.runs import RunFiles, open_store
from lib.runs.arrays import load_arrays, save_arrays

SHOWCASE = (115, 3, 2, 1, 18, 4, 8, 11, 0, 61, 7)
"""Test images of MNIST: a four that could be a nine, then a first of each digit from 0 to 9."""


def read_test_pixels(run_id: str, picture: AnyPicture) -> np.ndarray | None:
    """Return a test image that answers are kept about, float32 [height, width, channels]; None for other pictures.

    Raises:
        LearnerError: if there is no such run or test image.
    """
    if not isinstance(picture, Picture) or picture.kind != TEST:
        return None
    store = open_store()
    if not store.files(store.get(run_id)).traces.is_dir():
        return None
    return reading_of(run_id).test_pixels(int(picture.name))


def save_about_picture(files: RunFiles, kind: str, image: np.ndarray, arrays: Mapping[str, np.ndarray]) -> None:
    """Keep the arrays of an answer about `image`, float32 [height, width, channels].

    Args:
        kind: what was asked, such as "observation" or "routing3".

    Raises:
        LearnerError: if they cannot be written.
    """
    files.traces.mkdir(parents=True, exist_ok=True)
    save_arrays(_picture_path(files, kind, image), dict(arrays))


def load_about_picture(files: RunFiles, kind: str, image: np.ndarray) -> dict[str, np.ndarray] | None:
    """Return the arrays of the answer kept about `image`; None if there is none."""
    path = _picture_path(files, kind, image)
    return load_arrays(path) if path.is_file() else None


def _picture_path(files: RunFiles, kind: str, image: np.ndarray) -> Path:
    digest = hashlib.sha256(np.ascontiguousarray(image, np.float32).tobytes()).hexdigest()[:16]
    return files.traces / f"{kind}-{digest}.npz"


@dataclass(frozen=True)
class AboutCheckpoint:
    """Answers of one kind about whole checkpoints.

    The file names have the checkpoint's digest, because a training that is resumed from an earlier step may write
    a checkpoint of the same name with other weights.

    Attributes:
        kind: the folder that they are kept in, such as "evaluations".
        part: what the answer is about beside the checkpoint, such as a split; "" for one answer a checkpoint.
    """

    kind: str
    part: str = ""

    def save(
        self, files: RunFiles, checkpoint: str, arrays: Mapping[str, np.ndarray], folder: RunFiles | None = None
    ) -> None:
        """Keep the arrays of an answer.

        Args:
            files: where the checkpoint is.
            folder: where to keep them; None for `files`.

        Raises:
            LearnerError: if there is no such checkpoint, or they cannot be written.
        """
        path = self._path(folder or files, checkpoint, files.checkpoint_digest(checkpoint))
        path.parent.mkdir(parents=True, exist_ok=True)
        save_arrays(path, dict(arrays))

    def load(self, files: RunFiles, checkpoint: str, *others: RunFiles) -> dict[str, np.ndarray] | None:
        """Return the arrays of the kept answer; None if there is none.

        Args:
            files: where the checkpoint is, and where they may be.
            others: where else they may be.

        Raises:
            LearnerError: if there is no such checkpoint.
        """
        digest = files.checkpoint_digest(checkpoint)
        paths = [self._path(folder, checkpoint, digest) for folder in (files, *others)]
        found = next((path for path in paths if path.is_file()), None)
        return None if found is None else load_arrays(found)

    def _path(self, folder: RunFiles, checkpoint: str, digest: str) -> Path:
        name = "-".join(part for part in (checkpoint, self.part, digest) if part)
        return folder.folder / self.kind / f"{name}.npz"
