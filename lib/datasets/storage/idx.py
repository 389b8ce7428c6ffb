"""IDX, the format that MNIST and Fashion-MNIST are published in (Y. LeCun, http://yann.lecun.com/exdb/mnist/)."""

import gzip
import zlib
from pathlib import Path

import numpy as np

from lib.errors import N_, LearnerError

_UNSIGNED_BYTE = 8


def read_idx(path: Path, shape: tuple[int, ...]) -> np.ndarray:
    """Return the array in a gzipped IDX file of unsigned bytes.

    The file begins with two zero bytes, the type, the number of axes, and the length of each axis in four
    bytes, the most significant first.

    Args:
        shape: of the array that is expected.

    Raises:
        LearnerError: if it cannot be read or has another shape or type.
    """
    try:
        with gzip.open(path) as file:
            content = file.read()
    except (OSError, EOFError, zlib.error) as error:
        raise _damaged(path) from error
    axes = b"".join(length.to_bytes(4, "big") for length in shape)
    start = bytes([0, 0, _UNSIGNED_BYTE, len(shape)]) + axes
    if not content.startswith(start) or len(content) != len(start) + int(np.prod(shape)):
        raise _damaged(path)
    return np.frombuffer(content, np.uint8, offset=len(start)).reshape(shape)


def _damaged(path: Path) -> LearnerError:
    return LearnerError(N_("The file {path} is damaged. Delete it, then download the data set again."), path=path)
