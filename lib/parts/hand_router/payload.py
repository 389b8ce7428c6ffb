"""The payload of the couplings that are set by hand: votes, and the couplings that the algorithm chose."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from lib.inspectors.answers import hand_couplings
from lib.inspectors.answers.routing_observation import RoutingObservation
from lib.models.capsules.routing import RoutingKind, routing_kind
from lib.parts.losses import Losses
from lib.parts.packing import Payload
from lib.parts.routed import Choices, digest_of

VIEW = ("set", "hand", "capsule", "rest", "answer")
"""Where a link starts."""
RESTS = hand_couplings.RESTS
"""What the capsules do that nobody sets."""
ACTIVATIONS = "input_activations"
PRIORS = "priors"


def payload(
    routing: RoutingObservation,
    *,
    classes: Sequence[str],
    choices: Choices,
    losses: Losses,
    servers: Mapping[str, str],
    view: Mapping[str, Any],
) -> Payload:
    """Return votes, couplings and outputs of all iterations, unrounded as float32; see `hand_router`."""
    kind = routing_kind(routing.kind)
    names = ["couplings", "outputs", *([ACTIVATIONS] if kind.uses_activations else [])]
    arrays = _arrays(routing, kind)
    placed = asdict(routing.geometry)
    meta = {
        "kind": {"name": kind.name, "arrays": names, "adds": PRIORS in kind.details},
        "presence": kind.presence,
        "classes": list(classes),
        "geometry": placed,
        "losses": losses.meta(),
        "servers": dict(servers),
        "view": {name: view.get(name) for name in VIEW},
        **choices.meta(),
        "digest": digest_of(arrays, repr((kind.name, placed, list(classes)))),
    }
    return Payload(meta, arrays)


def _arrays(routing: RoutingObservation, kind: RoutingKind) -> dict[str, np.ndarray]:
    found = {name: vars(routing)[name] for name in ("image", "votes", "couplings", "outputs")}
    if kind.uses_activations:
        found[ACTIVATIONS] = routing.details[ACTIVATIONS]
    return {name: np.asarray(array, np.float32) for name, array in found.items()}
