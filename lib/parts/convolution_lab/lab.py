"""The payload of the convolution lab."""

from collections.abc import Mapping

import numpy as np

from lib.parts.packing import Payload

PARTS = ("convolution", "pooling", "activation", "lrn", "dropout")


START_KERNELS, MOST_KERNELS = 6, 8
"""How many kernels the lab opens with, and how many it can have; `ranges.js` has the same."""


def count_kernels(view: Mapping[str, str]) -> int:
    """Return how many kernels the lab has when it opens with this address."""
    named = [text for text in view.get("kernels", "").split(",") if text]
    return min(len(named), MOST_KERNELS) or START_KERNELS


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
