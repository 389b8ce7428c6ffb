"""Shows the class vectors of test digits on a map, with that of the learner's picture among them.

What is known of the learner's picture comes from the page's other part, by the topic "capsules" of `kit/live.js`,
and everything is computed in the browser. The view lives in the address bar
(`map`, `dims`, `by`, `of`; `yaw` and `pitch` in space, `zoom` and `middle` of a flat map).
"""

from collections.abc import Mapping, Sequence

from lib.parts.key import Key
from lib.parts.packing import Payload
from lib.parts.part import Part

__all__ = [
    "ALL",
    "COLOURINGS",
    "DIMENSIONS",
    "KINDS",
    "MIDDLE",
    "PITCH",
    "YAW",
    "ZOOMS",
    "capsule_map",
    "payload",
]

KINDS = ("pca", "umap")
DIMENSIONS = ("2", "3")
COLOURINGS = ("class", "slant", "thickness", "width", "height", "ink")
"""What may colour the digits: their class, or what `kit/digit/properties.js` measures of each."""
ZOOMS = ("1", "2", "4", "8", "16")
"""How much larger than the stage the map can be."""
YAW, PITCH = "30", "20"
"""How a map in space is turned at first, in degrees about the vertical axis, then about the horizontal one."""
MIDDLE = r"-?\d{1,3}(\.\d{1,4})?,-?\d{1,3}(\.\d{1,4})?"
"""What is in the middle of a flat map: so far right of and below its own middle, in its units."""
ALL = "all"
"""The digits of all classes."""

PART = Part("capsule_map")


def capsule_map(
    vectors: Mapping[str, str],
    *,
    checkpoint: str,
    classes: Sequence[str],
    answers: int,
    view: Mapping[str, str],
    key: Key,
) -> None:
    """Draw the map; what a learner sets stays in the browser and in the address.

    Args:
        vectors, checkpoint, classes, answers, view: see `payload`.
        key: of the component.
    """
    PART.mount(payload(vectors, checkpoint=checkpoint, classes=classes, answers=answers, view=view), key=key)


def payload(
    vectors: Mapping[str, str], *, checkpoint: str, classes: Sequence[str], answers: int, view: Mapping[str, str]
) -> Payload:
    """Return what the scripts draw.

    Args:
        vectors: where the class vectors of each checkpoint are served, by its name.
        checkpoint: the one that is shown until the other part says which it shows.
        classes: their names, as the learner reads them.
        answers: how many classes a picture shows; of two, the first is the one whose vector is on the map.
        view: where to start, as it stands in the address.
    """
    return Payload(
        {
            "vectors": dict(vectors),
            "checkpoint": checkpoint,
            "classes": list(classes),
            "answers": answers,
            "view": dict(view),
        }
    )
