"""Shows a neuron and a capsule side by side: what each receives, does and says, and what a turn leaves of that.

The picture, and the class that is looked at, are those of the class capsules above it (`kit/live.js`); both
networks read it in the browser, as it is and turned. The view lives in the address bar (`turned`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from lib.parts.key import Key
from lib.parts.packing import Payload
from lib.parts.part import Part

__all__ = ["FARTHEST", "Capsule", "Neuron", "neuron_capsule", "payload"]

PART = Part("neuron_capsule")
FARTHEST = 90
"""Degrees that the picture is turned at most, to each side."""


@dataclass(frozen=True)
class Neuron:
    """A network without capsules, whose last neurons stand for the classes.

    Attributes:
        run, checkpoint: whose network it is.
        title: as the learner reads it.
        network: where its file is served to browsers; None if it is too large for them.
        inputs: how many numbers each of these neurons receives.
    """

    run: str
    checkpoint: str
    title: str
    network: str | None
    inputs: int


@dataclass(frozen=True)
class Capsule:
    """The network of the class capsules.

    Attributes:
        title: as the learner reads it.
        inputs: how many primary capsules each class capsule receives.
        size: numbers in one of these.
        dim: numbers in a class capsule.
    """

    title: str
    inputs: int
    size: int
    dim: int


def payload(neuron: Neuron, capsule: Capsule, *, classes: Sequence[str], view: Mapping[str, Any]) -> Payload:
    """Return what the part is given; see `neuron_capsule`."""
    shown = {"turned": view.get("turned")}
    described = {"neuron": asdict(neuron), "capsule": asdict(capsule)}
    return Payload({**described, "classes": list(classes), "farthest": FARTHEST, "view": shown})


def neuron_capsule(
    neuron: Neuron, capsule: Capsule, *, classes: Sequence[str], view: Mapping[str, Any], key: Key
) -> None:
    """Draw both side by side.

    Args:
        classes: their names, as the learner reads them.
        view: where to start, as it stands in the address bar: `turned`, in degrees.
        key: Streamlit's key for this component.
    """
    PART.mount(payload(neuron, capsule, classes=classes, view=view), key=key)
