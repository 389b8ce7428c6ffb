"""Packs arrays and their description as one run of bytes, the form in which the browser parts get data.

Layout: a 4-byte little-endian header length, the JSON header `{"meta", "arrays"}`, then the arrays' raw
little-endian values, each at a multiple of 8 bytes. `kit/unpack.js` has the other half.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

ALIGNMENT = 8
DTYPES = ("uint8", "uint16", "int32", "float32")


@dataclass(frozen=True)
class Payload:
    """What a page sends to a browser part: JSON-able `meta`, and named arrays of the types in `DTYPES`."""

    meta: Mapping[str, Any]
    arrays: Mapping[str, np.ndarray] = field(default_factory=dict[str, np.ndarray])

    def packed(self, language: str, visit: int | None = None) -> bytes:
        """Return the payload as bytes, with the language whose labels the browser loads, and its visit (`Key`)."""
        return pack({**self.meta, "language": language, "visit": visit}, self.arrays)


def _padding(length: int) -> bytes:
    return b"\0" * (-length % ALIGNMENT)


def pack(meta: Mapping[str, Any], arrays: Mapping[str, np.ndarray]) -> bytes:
    """Return JSON-able `meta` and named `arrays` (of the types in `DTYPES`, any shape) as bytes.

    Raises:
        TypeError: if an array has another type; convert it where its precision is known.
    """
    body = bytearray()
    layout = {}
    for name, array in arrays.items():
        if array.dtype.name not in DTYPES:
            raise TypeError(f"{name} is {array.dtype.name}; the browser takes {', '.join(DTYPES)}.")
        body += _padding(len(body))
        layout[name] = {"dtype": array.dtype.name, "shape": array.shape, "offset": len(body)}
        body += np.ascontiguousarray(array).astype(array.dtype.newbyteorder("<")).tobytes()
    header = json.dumps({"meta": meta, "arrays": layout}, ensure_ascii=False).encode()
    header += b" " * (-(len(header) + 4) % ALIGNMENT)
    return len(header).to_bytes(4, "little") + header + bytes(body)


def quantise(values: np.ndarray, low: float, high: float) -> np.ndarray:
    """Return values in `low`..`high` as 256 even steps, uint8: for pictures, where the eye cannot tell.

    `low + step * (high - low) / 255` is within half a step of the value; a value outside of the range becomes
    its nearest end.
    """
    span = high - low or 1.0
    return np.rint(np.clip((values - low) / span, 0, 1) * 255).astype(np.uint8)
