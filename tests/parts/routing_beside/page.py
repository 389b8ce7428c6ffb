"""Two routings side by side, alone in a real browser: what stands above comes from the test."""

from typing import Any

from playwright.sync_api import Page

import lib.parts.routing_beside as routing_beside
from lib.parts.packing import Payload
from lib.parts.routed import Checkpoint
from lib.parts.routing_beside import Answered, Second
from lib.parts.served import address_of
from tests.parts.routing_stepper.kinds import ROUTED, VECTORS
from tests.parts.routing_stepper.traces import CLASSES, routed

CHECKPOINTS = (Checkpoint("20", "step 20"), Checkpoint("10", "step 10"))
OWN = Second("own", "A network", 3, (3, 3, 8), CHECKPOINTS)
FIRST, BESIDE = ROUTED["dynamic"], routed("dynamic", VECTORS, 1)
LIVE = {"run": "own", "checkpoint": "20", "picture": "test-0", "isMoving": False, "iterations": 3, "off": []}
PUBLISH = """async ([address, live, arrays]) => {
  const floats = Object.fromEntries(Object.entries(arrays).map(([name, [data, shape]]) =>
    [name, { data: Float32Array.from(data), shape }]))
  const { publish } = await import(new URL(address, document.baseURI))
  publish("routing", { ...live, ...floats })
}"""


def sent(**view: str) -> Payload:
    """Return the payload of a part whose network the server runs, with one iteration beside the stepper's."""
    answered = Answered("own", "20", "test-0", (), BESIDE)
    return routing_beside.payload((OWN,), classes=CLASSES, answered=answered, view={"beside": "same", **view})


def publish(page: Page, **live: Any) -> None:
    """Say on the page that the stepper shows `FIRST`, at class 4."""
    arrays = {name: getattr(FIRST, name) for name in ("image", "outputs", "couplings")}
    listed = {name: [array.ravel().tolist(), list(array.shape)] for name, array in arrays.items()}
    page.evaluate(PUBLISH, [address_of("kit/live.js"), {**LIVE, "shown": 4, "isAsked": False, **live}, listed])
