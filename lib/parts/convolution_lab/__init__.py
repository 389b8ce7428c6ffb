"""Shows the convolution lab: kernels over a picture and what follows them, computed in the browser."""

from collections.abc import Mapping

import numpy as np

from lib.parts.convolution_lab.lab import PARTS, payload
from lib.parts.key import Key
from lib.parts.part import Part

__all__ = ["PARTS", "convolution_lab", "payload"]

PART = Part("convolution_lab")


def convolution_lab(
    image: np.ndarray,
    others: Mapping[str, np.ndarray],
    *,
    picture: str,
    credit: str,
    part: str,
    view: Mapping[str, str],
    key: Key,
) -> None:
    """Draw the lab; what a learner sets stays in the browser and in the address.

    Args:
        image, others, picture, credit, part, view: see `payload`.
        key: of the component.
    """
    PART.mount(payload(image, others, picture=picture, credit=credit, part=part, view=view), key=key)
