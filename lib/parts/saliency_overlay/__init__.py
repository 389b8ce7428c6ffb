"""Shows which pixels the score of a class depends on: the gradient and Grad-CAM over the picture."""

from collections.abc import Mapping, Sequence

import numpy as np

from lib.inspectors.answers.saliency_maps import Saliency
from lib.parts.key import Key
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
    sentences: Sequence[str],
    view: Mapping[str, str],
    key: Key,
) -> None:
    """Draw picture, gradient and Grad-CAM; what a learner sets stays in the browser and in the address.

    Args:
        image, found, title, class_name, sentences, view: see `payload`.
        key: of the component.
    """
    PART.mount(payload(image, found, title=title, class_name=class_name, sentences=sentences, view=view), key=key)
