"""The payload of the convolution lab."""

from collections.abc import Mapping

import numpy as np

from lib.parts.packing import Payload

PARTS = ("convolution", "pooling", "activation", "lrn", "dropout")


def payload(image: np.ndarray, *, picture: str, credit: str, part: str, view: Mapping[str, str]) -> Payload:
    """Return the picture as it is; everything else is computed in the browser.

    Args:
        image: uint8 [side, side, 1 or 3].
        picture: its name; the browser computes anew when another one comes.
        credit: of the author, or "".
        part: one of `PARTS`.
        view: what the address says.

    Raises:
        ValueError: if the picture has another shape, or the lab has no such part.
    """
    if image.ndim != 3 or image.shape[0] != image.shape[1] or image.shape[2] not in (1, 3):
        raise ValueError(f"expected a square picture with 1 or 3 channels; got {image.shape}")
    if part not in PARTS:
        raise ValueError(f"the lab has the parts {PARTS}; got {part}")
    return Payload({"picture": picture, "credit": credit, "part": part, "view": dict(view)}, {"image": image})
