"""Twenty small pictures of two classes, all different, as arrays and in the files that hold them."""

import gzip
import io
from collections.abc import Sequence

import numpy as np

SIDE = 8
LABELS = np.arange(20) % 2 + 3
"""Of classes 3 and 4."""


def pictures() -> np.ndarray:
    """Return uint8 [20, 8, 8]: on black, brighter from top to bottom, and a pixel that tells the number."""
    images = np.zeros((20, SIDE, SIDE), np.uint8)
    images[:, 1:7, 1:7] = np.array([80, 100, 130, 160, 200, 255])[:, None]
    images[:, 2, 5] = 10 * np.arange(20) + 5
    return images


def idx(values: np.ndarray) -> bytes:
    """Return an array of bytes as an IDX file."""
    start = bytes([0, 0, 8, values.ndim]) + b"".join(length.to_bytes(4, "big") for length in values.shape)
    return start + values.astype(np.uint8).tobytes()


def packed(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)


def npz(**arrays: np.ndarray) -> bytes:
    written = io.BytesIO()
    np.savez_compressed(written, allow_pickle=True, **arrays)
    return written.getvalue()


def npy(values: np.ndarray) -> bytes:
    written = io.BytesIO()
    np.save(written, values)
    return written.getvalue()


def npy_that_claims(shape: tuple[int, ...]) -> bytes:
    """Return a file of NumPy that claims a shape and holds three bytes."""
    written = io.BytesIO()
    np.lib.format.write_array_header_1_0(written, {"descr": "|u1", "fortran_order": False, "shape": shape})
    return written.getvalue() + b"abc"


def table(
    rows: np.ndarray | None = None, labels: Sequence[object] = (), *, header: bool = False, last: bool = False
) -> bytes:
    """Return pictures as a table, the label in the first column unless it is the last."""
    rows = pictures().reshape(20, -1) if rows is None else rows
    names = ["label", *(f"pixel{at}" for at in range(rows.shape[1]))]
    lines = [
        [str(label), *map(str, row)] for label, row in zip(labels or LABELS.tolist(), rows.tolist(), strict=True)
    ]
    lines = [names, *lines] if header else lines
    return "\n".join(",".join(line[1:] + line[:1] if last else line) for line in lines).encode()
