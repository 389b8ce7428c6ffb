"""Shows a picture cut into tiles that a learner swaps, and what networks read in the whole and in the tiles.

The networks in the browser read the picture at every swap. The server sends what each reads in the whole picture,
and reads the tiles itself only where a browser cannot. The view lives in the address bar.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from lib.parts.key import Key
from lib.parts.part import Part
from lib.parts.picture_choice import PictureChoice
from lib.parts.scrambled_tiles.state import START, Layout, TilesState, layout_in, layout_of
from lib.parts.scrambled_tiles.tiles import Read, TilesNetwork, payload

__all__ = [
    "PART",
    "START",
    "Layout",
    "Read",
    "TilesNetwork",
    "TilesState",
    "layout_in",
    "layout_of",
    "payload",
    "scrambled_tiles",
]

PART = Part("scrambled_tiles", TilesState)


def scrambled_tiles(
    image: np.ndarray,
    networks: Sequence[TilesNetwork],
    pictures: PictureChoice,
    *,
    view: Mapping[str, Any],
    answered: Layout | None,
    key: Key,
) -> None:
    """Draw the part. The script reruns where only the server can read another picture, or another order.

    Args:
        image, networks, pictures, view, answered: see `payload`.
        key: Streamlit's key for this component.
    """
    PART.mount(payload(image, networks, pictures, view=view, answered=answered), key=key)
