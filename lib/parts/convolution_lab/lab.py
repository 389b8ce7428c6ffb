"""The payload of the convolution lab."""

from collections.abc import Mapping

import numpy as np

from lib.parts.packing import Payload

PARTS = ("convolution", "pooling", "activation", "lrn", "batch", "dropout")
READS_OTHERS = "batch"
"""The part that reads further pictures beside the one that is shown."""


def payload(
    image: np.ndarray,
    others: Mapping[str, np.ndarray],
    *,
    picture: str,
    credit: str,
    part: str,
    view: Mapping[str, str],
) -> Payload:
    """Return the pictures as they are; everything else is computed in the browser.

    Args:
        image: uint8 [side, side, 1 or 3].
        others: further pictures of the same shape by name; they are sent only to the part that reads them.
        picture: its name; the browser computes anew when another one comes.
        credit: of the author, or "".
        part: one of `PARTS`.
        view: what the address says.

    Raises:
        ValueError: if a picture has another shape, or the lab has no such part.
    """
    if image.ndim != 3 or image.shape[0] != image.shape[1] or image.shape[2] not in (1, 3):
        raise ValueError(f"expected a square picture with 1 or 3 channels; got {image.shape}")
    if part not in PARTS:
        raise ValueError(f"the lab has the parts {PARTS}; got {part}")
    read = dict(others) if part == READS_OTHERS else {}
    if any(other.shape != image.shape for other in read.values()):
        raise ValueError(f"expected further pictures of the shape {image.shape}")
    meta = {"picture": picture, "credit": credit, "part": part, "view": dict(view), "others": list(read)}
    stacked = np.stack(list(read.values())) if read else np.empty((0, *image.shape), np.uint8)
    return Payload(meta, {"image": image, "others": stacked})
