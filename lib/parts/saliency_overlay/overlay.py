"""The payload of the saliency overlay."""

from collections.abc import Mapping, Sequence

import numpy as np

from lib.inspectors.answers.saliency_maps import Saliency
from lib.parts.packing import Payload, quantise


def payload(
    image: np.ndarray,
    found: Saliency,
    *,
    title: str,
    class_name: str,
    sentences: Sequence[str],
    view: Mapping[str, str],
) -> Payload:
    """Return the image as bytes, and the gradient's size by pixel and Grad-CAM as float32.

    Args:
        image: float32 [height, width, channels] in [0, 1].
        title: what exported files are called.
        sentences: the learner's guess and the answer, translated; none before the guess.
        view: what the address says.
    """
    meta = {
        "view": dict(view),
        "title": title,
        "class": class_name,
        "sentences": list(sentences),
        "layer": found.layer,
        "score": found.score,
    }
    arrays = {
        "image": quantise(image, 0, 1),
        "gradient": found.by_pixel.astype(np.float32),
        "cam": found.cam.astype(np.float32),
    }
    return Payload(meta, arrays)
