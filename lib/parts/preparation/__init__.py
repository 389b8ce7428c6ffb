"""Shows what networks receive of the page's picture step by step, and with every move of the pen, of a drawing."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from lib.parts.packing import Payload
from lib.parts.part import Part
from lib.parts.preparation.labels import STEP_TITLES

__all__ = ["PART", "STEP_TITLES", "Given", "Input", "Tile", "payload"]

PART = Part("preparation")
Shape = tuple[int, int, int]
"""(height, width, channels)"""


@dataclass(frozen=True)
class Tile:
    """A picture of the row.

    Attributes:
        name: of its step, a key of `STEP_TITLES`.
        url: of the picture.
        height, width: of it in pixels.
    """

    name: str
    url: str
    height: int
    width: int


@dataclass(frozen=True)
class Given:
    """What the server says of the page's picture.

    Attributes:
        tiles: from the original to what each network receives.
        captions: sentences below them, in the learner's language.
        is_blank: whether a network receives a picture of one level.
        taken: where the one of several digits stands that is read: (left, top, right, bottom) as parts of the
            first picture's sides; None if there are not several.
    """

    tiles: tuple[Tile, ...]
    captions: tuple[str, ...] = ()
    is_blank: bool = False
    taken: tuple[float, float, float, float] | None = None


@dataclass(frozen=True)
class Input:
    """What a network receives.

    Attributes:
        shape: of it.
        steps: by which a picture becomes it.
    """

    shape: Shape
    steps: Sequence[str]


def payload(*, inputs: Sequence[Input], given: Given | None, is_expected: bool, is_live: bool) -> Payload:
    """Return what the networks receive.

    Args:
        inputs: each once.
        given: what the server says; None where it says nothing.
        is_expected: whether there is a picture, though the server says nothing of it: the browser does.
        is_live: whether the learner can draw or film here.
    """
    said = None if given is None else asdict(given)
    return Payload(
        {
            "inputs": list(map(asdict, inputs)),
            "given": said and {**said, "isBlank": said["is_blank"]},
            "isExpected": is_expected,
            "isLive": is_live,
        }
    )
