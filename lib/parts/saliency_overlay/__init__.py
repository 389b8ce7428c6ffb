"""Gradient and Grad-CAM of one class over the picture, with a slider for how much they cover."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np

from lib.inspectors.answers.saliency_maps import Saliency
from lib.parts.declare import declare
from lib.parts.saliency_overlay.labels import SALIENCY_LABELS
from lib.parts.saliency_overlay.overlay import payload

__all__ = ["SALIENCY_LABELS", "payload", "saliency_overlay"]

_component = declare(Path(__file__).parent)


def saliency_overlay(
    image: np.ndarray,
    found: Saliency,
    *,
    title: str,
    class_name: str,
    said: Sequence[str],
    translate: Callable[[str], str],
    view: Mapping[str, str],
    key: str,
) -> None:
    """Draw both over `image`; the slider and the pointer need no server. See `payload` for the arguments."""
    labels = {name: translate(text) for name, text in SALIENCY_LABELS.items()}
    data = payload(image, found, title=title, class_name=class_name, said=said, labels=labels, view=view)
    _component(data=data, key=key)
