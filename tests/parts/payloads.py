"""Reads what a page sends to a browser part, as `kit/unpack.js` does."""

import json
from typing import Any

import numpy as np
import numpy.typing as npt

from lib.parts.picture_choice import PictureChoice

CHOICE = PictureChoice(
    picture="test-115",
    usual="test-115",
    test_images="test-images/mnist/{which}",
    together=100,
    count=10_000,
    shape=(28, 28, 1),
    classes=tuple("0123456789"),
    keep="pictures",
)
"""What a page sends to a part that chooses pictures, where no test image is asked for."""


def unpacked(content: bytes) -> tuple[dict[str, Any], dict[str, npt.NDArray[Any]]]:
    """Return `meta` and the arrays of a packed payload."""
    start = 4 + int.from_bytes(content[:4], "little")
    header = json.loads(content[4:start])
    arrays: dict[str, npt.NDArray[Any]] = {}
    for name, array in header["arrays"].items():
        dtype = np.dtype(array["dtype"]).newbyteorder("<")
        values = np.frombuffer(content, dtype, int(np.prod(array["shape"])), start + array["offset"])
        arrays[name] = values.reshape(array["shape"])
    return header["meta"], arrays


def told_values(visit: int | None = 0, **values: object) -> dict[str, object]:
    """Return what the session holds of a part that told these values in a visit; None if its key has no visit."""
    return {name: {"visit": visit, "value": value} for name, value in values.items()}
