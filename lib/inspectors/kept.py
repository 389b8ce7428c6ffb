"""Answers kept in a bundled run's folder, so that pages have them before TensorFlow is awake.

`python -m lib.inspectors.questions.keep_showcase` computes them; a test computes them again and compares.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from lib.inspectors.readings import reading_of
from lib.pictures.reference import TEST, AnyPicture, Picture
from lib.runs import RunFiles, open_store
from lib.runs.arrays import load_arrays, save_arrays

SHOWCASE = (115, 3, 2, 1, 18, 4, 8, 11, 0, 61, 7)
"""Test images of MNIST: a four that could be a nine, then a first of each digit from 0 to 9."""


def pixels_of(run_id: str, picture: AnyPicture) -> np.ndarray | None:
    """Return a test image that answers may be kept of, float32 [height, width, channels]; None for anything else.

    Raises:
        LearnerError: if there is no such run or test image.
    """
    if not isinstance(picture, Picture) or picture.kind != TEST:
        return None
    store = open_store()
    if not store.files(store.get(run_id)).traces.is_dir():
        return None
    return reading_of(run_id).test_pixels(int(picture.name))


def save(files: RunFiles, kind: str, image: np.ndarray, arrays: Mapping[str, np.ndarray]) -> None:
    """Keep the arrays of an answer about `image`, float32 [height, width, channels].

    Args:
        kind: what was asked, such as "observation" or "routing3".
    """
    files.traces.mkdir(parents=True, exist_ok=True)
    save_arrays(_path(files, kind, image), dict(arrays))


def load(files: RunFiles, kind: str, image: np.ndarray) -> dict[str, np.ndarray] | None:
    """Return the arrays that were kept of an answer about `image`, or None."""
    path = _path(files, kind, image)
    return load_arrays(path) if path.is_file() else None


def _path(files: RunFiles, kind: str, image: np.ndarray) -> Path:
    digest = hashlib.sha256(np.ascontiguousarray(image, np.float32).tobytes()).hexdigest()[:16]
    return files.traces / f"{kind}-{digest}.npz"
