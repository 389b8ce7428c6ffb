"""Shows noise that is made to mislead networks, and how they read a picture with it.

The noise takes gradients, so the server makes it, once for a picture, a method and a class. The dial for ε moves
in the browser: it puts the noise on the picture, and the networks there read that. The view lives in the address
bar.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from lib.parts.adversarial_noise.payload import Misled, payload
from lib.parts.key import Key
from lib.parts.part import Part
from lib.parts.picture_choice import PictureChoice

__all__ = ["Misled", "adversarial_noise", "payload"]

PART = Part("adversarial_noise")


def adversarial_noise(
    image: np.ndarray,
    networks: Sequence[Misled],
    pictures: PictureChoice,
    *,
    pair: str,
    view: Mapping[str, Any],
    key: Key,
) -> None:
    """Draw the part.

    Args:
        image: uint8 [height, width, channels], as the networks receive it.
        networks: at least one; all receive pictures in the same form.
        pictures: what `image` is, and what else the learner can choose.
        pair: the name of the text that says why these two can be compared; "" for any others.
        view: where to start, as it stands in the address bar.
        key: Streamlit's key for this component.
    """
    PART.mount(payload(image, networks, pictures, pair=pair, view=view), key=key)
