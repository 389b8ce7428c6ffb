"""What the score of a class hangs on: the gradient and Grad-CAM over the picture."""

from collections.abc import Mapping, Sequence

import numpy as np

from lib.inspectors.answers.saliency_maps import Saliency
from lib.parts.part import Part
from lib.parts.saliency_overlay.overlay import payload

__all__ = ["payload", "saliency_overlay"]

PART = Part("saliency_overlay")


def saliency_overlay(
    image: np.ndarray,
    found: Saliency,
    *,
    title: str,
    class_name: str,
    said: Sequence[str],
    view: Mapping[str, str],
    key: str,
) -> None:
    """Draw picture, gradient and Grad-CAM; what a learner sets stays in the browser and in the address.

    Args:
        image, found, title, class_name, said, view: see `payload`.
        key: of the component.
    """
    PART.mount(payload(image, found, title=title, class_name=class_name, said=said, view=view), key=key)
