"""The convolution lab: kernels over a picture, and what follows them in a network, all computed in the browser."""

from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np

from lib.parts.convolution_lab.lab import PARTS, payload
from lib.parts.convolution_lab.labels import CONVOLUTION_LABELS
from lib.parts.declare import declare

__all__ = ["CONVOLUTION_LABELS", "PARTS", "convolution_lab", "payload"]

_component = declare(Path(__file__).parent)


def convolution_lab(
    image: np.ndarray,
    *,
    picture: str,
    credit: str,
    part: str,
    translate: Callable[[str], str],
    view: Mapping[str, str],
    key: str,
) -> None:
    """Draw the lab; what a learner sets stays in the browser and in the address.

    Args:
        image, picture, credit, part, view: see `payload`.
        translate: gives a label in the learner's language.
        key: of the component.
    """
    labels = {name: translate(text) for name, text in CONVOLUTION_LABELS.items()}
    data = payload(image, picture=picture, credit=credit, part=part, labels=labels, view=view)
    _component(data=data, key=key)
