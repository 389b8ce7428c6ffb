"""Works one step of learning out on a small dense layer with softmax, each number with its origin.

The layer has two inputs and three classes, all of whose numbers can be typed in; everything is computed in the
browser (`maths.js`). The view lives in the address (`preset`, `x`, `w`, `b`, `label`, `rate`, `steps`, `cell`).
"""

from collections.abc import Mapping
from typing import Any

from lib.parts.key import Key
from lib.parts.packing import Payload
from lib.parts.part import Part

__all__ = ["CELL", "LABELS_OF_CLASSES", "MOST_STEPS", "PRESETS", "RATES", "USUAL_RATE", "learning_step", "payload"]

PART = Part("learning_step")
PRESETS = ("wrong", "equal", "right", "silent")
RATES = ("0.01", "0.05", "0.1", "0.5", "1", "2")
USUAL_RATE = "0.5"
LABELS_OF_CLASSES = ("1", "2", "3")
MOST_STEPS = 200
CELL = r"(x|gx)[12]|(w|gw|nw)[12][123]|(b|y|z|e|p|gz|gb|nb|nz|np)[123]|s|l|nl"
"""The name of a number: "gw12" is the gradient of the weight from input 1 to class 2 (`cells.js`)."""
VIEW = ("preset", "x", "w", "b", "label", "rate", "steps", "cell")


def payload(view: Mapping[str, Any]) -> Payload:
    """Return what the part is sent; see `learning_step`."""
    return Payload({"view": {name: view.get(name) for name in VIEW}})


def learning_step(*, view: Mapping[str, Any], key: Key) -> None:
    """Draw the part.

    Args:
        view: where to start, as it stands in the address bar.
        key: Streamlit's key for this component.
    """
    PART.mount(payload(view), key=key)
