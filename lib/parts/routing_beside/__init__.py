"""Shows two routings of the same picture side by side: the stepper's above it, and one of the learner's choice.

The other is of the same network with another number of iterations, or of another network with capsules that reads
the same pictures. The picture is that of the stepper (`kit/live.js`); the browser routes it, and where it cannot,
the part asks the server. The view lives in the address bar (`beside`, `beside_checkpoint`, `beside_iterations`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from lib.inspectors.answers.routing_observation import RoutingObservation
from lib.parts.key import Key
from lib.parts.packing import Payload
from lib.parts.part import Part
from lib.parts.routed import MOST_ITERATIONS, Checkpoint, RoutedState

__all__ = ["Answered", "Second", "asks", "payload", "routing_beside"]

PART = Part("routing_beside", RoutedState)
ARRAYS = ("couplings", "outputs")
VIEW = ("beside", "beside_checkpoint", "beside_iterations")


@dataclass(frozen=True)
class Second:
    """A run whose network can stand beside that of the stepper.

    Attributes:
        title: as the learner reads it.
        trained_with: the number of iterations in training; None for a kind of routing that makes one pass.
        places: rows and columns of its primary capsules, and how many types stand at each.
        checkpoints: the one that is shown before any choice first.
    """

    run: str
    title: str
    trained_with: int | None
    places: tuple[int, int, int]
    checkpoints: tuple[Checkpoint, ...]


@dataclass(frozen=True)
class Answered:
    """What the server routed because the browser could not."""

    run: str
    checkpoint: str
    picture: str
    off: tuple[int, ...]
    routing: RoutingObservation


def payload(
    seconds: Sequence[Second],
    *,
    classes: Sequence[str],
    answered: Answered | None = None,
    view: Mapping[str, Any],
) -> Payload:
    """Return what there is to choose, and what the server routed; see `routing_beside`."""
    sent, arrays = None, dict[str, np.ndarray]()
    if answered is not None:
        arrays = {name: np.asarray(vars(answered.routing)[name], np.float32) for name in ARRAYS}
        sent = {name: vars(answered)[name] for name in ("run", "checkpoint", "picture")}
        sent |= {"off": list(answered.off), "iterations": len(arrays["outputs"])}
    meta = {
        "seconds": [asdict(second) for second in seconds],
        "classes": list(classes),
        "most_iterations": MOST_ITERATIONS,
        "sent": sent,
        "view": {name: view.get(name) for name in VIEW},
    }
    return Payload(meta, arrays)


def asks(key: Key) -> bool:
    """Return whether the part that was mounted with `key` asks the server to route what the address says."""
    return PART.state(key).asks


def routing_beside(
    seconds: Sequence[Second],
    *,
    classes: Sequence[str],
    answered: Answered | None = None,
    view: Mapping[str, Any],
    key: Key,
) -> None:
    """Draw both routings, once the learner asks for them.

    Args:
        seconds: what can stand beside the stepper's network, which is the first of them.
        classes: the class capsules' names, as the learner reads them.
        answered: what the server routed, where the part has asked for it.
        view: where to start, as it stands in the address bar: `beside`, `beside_checkpoint`, `beside_iterations`.
        key: Streamlit's key for this component.
    """
    PART.mount(payload(seconds, classes=classes, answered=answered, view=view), key=key)
