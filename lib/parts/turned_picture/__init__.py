"""Shows how networks read a picture that is turned, moved, scaled, sheared or thickened.

The picture is transformed in the browser (`kit/digit/transform.js`), and read by the networks there: as it is now,
and over the whole range of the dial that was moved last. What the server sends is each network's reading of the
picture as it is. The view lives in the address bar: every dial, and which of them the curves are drawn over.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from lib.parts.key import Key
from lib.parts.part import Part
from lib.parts.picture_choice import PictureChoice
from lib.parts.turned_picture.payload import Pooled, Turned, payload
from lib.parts.turned_picture.state import TurnedState

__all__ = ["Pooled", "Turned", "payload", "turned_picture"]

PART = Part("turned_picture", TurnedState)


def turned_picture(
    image: np.ndarray,
    networks: Sequence[Turned],
    pictures: PictureChoice,
    *,
    pair: str,
    view: Mapping[str, Any],
    answered: Mapping[str, float] | None,
    iterations: int | None,
    key: Key,
) -> None:
    """Draw the part. The script reruns where only the server can read another picture.

    Args:
        image: uint8 [height, width, channels], as the networks receive it.
        networks: at least one; all receive pictures in the same form.
        pictures: what `image` is, and what else the learner can choose.
        pair: the name of the text that says why these two can be compared; "" for any others.
        view: where to start, as it stands in the address bar.
        answered: where the dials stood for what the server read as `Turned.turned`; None if it was not asked.
        iterations: with how many the server has read, where a network iterates; None for as many as in training.
        key: Streamlit's key for this component.
    """
    shown = payload(image, networks, pictures, pair=pair, view=view, answered=answered, iterations=iterations)
    PART.mount(shown, key=key)
