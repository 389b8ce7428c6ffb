"""IDX, the format that MNIST and Fashion-MNIST are published in (Y. LeCun, http://yann.lecun.com/exdb/mnist/)."""

import gzip
import math
import zlib
from pathlib import Path

import numpy as np

from lib.errors import N_, LearnerError

_TYPES = {8: "u1", 9: "i1", 11: ">i2", 12: ">i4", 13: ">f4", 14: ">f8"}
"""What NumPy calls the types of values, by their number in a file."""


def parse_idx(content: bytes) -> np.ndarray | None:
    """Return the array in the bytes of an IDX file, or None if they are none, or not a whole one.

    The file begins with two zero bytes, the type, the number of axes, and the length of each axis in four
    bytes, the most significant first.
    """
    if len(content) < 4 or content[:2] != b"\0\0" or content[2] not in _TYPES:
        return None
    axes, dtype = content[3], np.dtype(_TYPES[content[2]])
    start = 4 + 4 * axes
    shape = [int.from_bytes(content[at : at + 4], "big") for at in range(4, start, 4)]
    if not axes or len(content) != start + math.prod(shape) * dtype.itemsize:
        return None
    return np.frombuffer(content, dtype, offset=start).reshape(shape)


def read_idx(path: Path, shape: tuple[int, ...]) -> np.ndarray:
    """Return the array in a gzipped IDX file of unsigned bytes.

    Args:
        shape: of the array that is expected.

    Raises:
        LearnerError: if it cannot be read or has another shape or type.
    """
    try:
        with gzip.open(path) as file:
            values = parse_idx(file.read())
    except (OSError, EOFError, zlib.error) as error:
        raise _damaged(path) from error
    if values is None or values.dtype != np.uint8 or values.shape != shape:
        raise _damaged(path)
    return values


def _damaged(path: Path) -> LearnerError:
    return LearnerError(N_("The file {path} is damaged. Delete it, then download the data set again."), path=path)
