"""Two pictures' couplings alone in a real browser."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

import lib.parts.coupling_pair as coupling_pair
from lib.inspectors.answers.routing_observation import Geometry, RoutingObservation
from lib.parts.coupling_pair import Origin, Routed, Typical, payload
from lib.parts.packing import Payload
from tests.parts.payloads import CHOICE

FOLDER = Path(coupling_pair.__file__).parent
GEOMETRY = Geometry(2, 3, 4, 15, 4, 0)
CLASSES = tuple("0123456789")
ORIGIN = Origin("a run", "final", "A run", None, 2)


def routing_of(seed: int, answer: int, kind: str = "dynamic") -> RoutingObservation:
    """Return a routing of random couplings in which the class capsule `answer` is the longest."""
    random = np.random.default_rng(seed)
    couplings = random.dirichlet(np.full(10, 8.0), (2, 24))
    outputs = np.full((2, 10, 16), 0.02)
    outputs[:, answer] = 0.2
    image = np.zeros((28, 28, 1), np.float32)
    image[4 + answer : 20, 8:20] = 200 / 255
    pairs = np.zeros((2, 24, 10))
    return RoutingObservation(
        CLASSES,
        GEOMETRY,
        image,
        primary=np.zeros((24, 8)),
        votes=np.zeros((24, 10, 16)),
        logits=pairs,
        couplings=np.full_like(couplings, 0.1) if kind == "uniform" else couplings,
        weighted_sums=outputs,
        outputs=outputs,
        agreements=pairs,
        kind=kind,
    )


def pictures(kind: str = "dynamic") -> tuple[Routed, Routed]:
    """Return a 3 and a 5."""
    first, second = (
        Routed(
            routing_of(seed, answer, kind),
            replace(CHOICE, picture=f"test-{seed}", usual=f"test-{seed}", labels=(answer,)),
        )
        for seed, answer in ((18, 3), (8, 5))
    )
    return first, second


def typical() -> Typical:
    """Return what 100 pairs of each sort are said to be."""
    values = np.linspace(0, 1, 100)
    return Typical(
        np.stack([0.01 * values, 0.9 + 0.1 * values], 1), np.stack([0.02 + 0.01 * values, 0.5 * values], 1), 1000
    )


def sent(view: dict[str, Any] | None = None, kind: str = "dynamic", **others: Any) -> Payload:
    """Return the payload that the page sends; `others` are arguments of `payload`."""
    usual = {"classes": CLASSES, "typical": typical(), "view": view}
    return payload(pictures(kind), ORIGIN, **{**usual, **others})
