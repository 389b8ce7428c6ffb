"""Every kind of routing on made-up votes, as the tests of the stepper send it."""

import numpy as np
import numpy.typing as npt
from playwright.sync_api import ViewportSize

from lib.inspectors.answers.routing_observation import Geometry, RoutingObservation
from lib.parts.packing import Payload
from tests.parts.routing_stepper.page import sent
from tests.parts.routing_stepper.traces import made_votes, routed

VIEWPORT: ViewportSize = {"width": 1140, "height": 900}
CAPSULE, CLASS = 5, 9
VECTORS = made_votes(Geometry(rows=3, columns=3, types=8, field_size=15, field_stride=4, field_offset=0))
FEW = made_votes(Geometry(rows=1, columns=1, types=16, field_size=28, field_stride=1, field_offset=0))
MATRICES = made_votes(Geometry(3, 3, 4, 20, 4, 0), primary_size=16)
ROUTED = {
    "dynamic": routed("dynamic", VECTORS, 3),
    "uniform": routed("uniform", VECTORS),
    "self_attention": routed("self_attention", FEW),
    "em": routed("em", MATRICES, 2),
}
NAMES = {
    "dynamic": ["softmax", "weighted sum", "squash", "agreement", "update"],
    "uniform": ["equal shares", "weighted sum", "squash"],
    "self_attention": ["agreement", "softmax", "weighted sum", "squash"],
    "em": ["weights", "mean", "variance", "activation", "likelihood", "posterior"],
}
OUTPUT_STEP = {"dynamic": 2, "uniform": 2, "self_attention": 3, "em": 3}
ASKED = {"dynamic": 10, "uniform": 2, "self_attention": 3, "em": 9}


def at_pair(kind: str, **view: object) -> Payload:
    return sent(ROUTED[kind], {"capsule": CAPSULE + 1, "class": CLASS, **view})


def lengths(seen: RoutingObservation) -> npt.NDArray[np.float64]:
    return np.linalg.norm(seen.outputs.astype(float), axis=-1)
