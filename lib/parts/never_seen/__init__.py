"""Shows what networks say of pictures that they never learned, one by one and over many.

The pictures are files that the page fetches once (`lib.datasets.unseen`), or what the learner draws; the networks
read them in the browser. What each network said of many pictures of every kind comes along where it was measured.
The view lives in the address bar: kind, number and threshold.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from lib.parts.key import Key
from lib.parts.never_seen.payload import Asked, Kind, payload
from lib.parts.never_seen.state import NeverSeenState
from lib.parts.part import Part
from lib.parts.picture_choice import PictureChoice
from lib.pictures.pixels import Bytes

__all__ = ["Asked", "Kind", "never_seen", "payload"]

PART = Part("never_seen", NeverSeenState)


def never_seen(
    networks: Sequence[Asked],
    kinds: Sequence[Kind],
    digit: Bytes,
    pictures: PictureChoice,
    *,
    is_fair_pair: bool,
    view: Mapping[str, Any],
    answered: str | None,
    key: Key,
) -> None:
    """Draw the part. The script reruns where only the server can read another picture.

    Args:
        networks: at least one; all receive pictures in the same form.
        digit: uint8 [height, width, channels], the digit or drawing that `pictures` is about.
        is_fair_pair: whether they are the two that can be compared most fairly.
        view: where to start, as it stands in the address bar.
        answered: the reference of the picture that the server read; None if it was not asked.
        key: Streamlit's key for this component.
    """
    PART.mount(
        payload(networks, kinds, digit, pictures, is_fair_pair=is_fair_pair, view=view, answered=answered), key=key
    )
