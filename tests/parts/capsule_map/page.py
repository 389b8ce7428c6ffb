"""The map of class vectors alone in a real browser, with real vectors and no server."""

from pathlib import Path
from typing import Any

import numpy as np
from playwright.sync_api import Page, Route

import lib.parts.capsule_map as capsule_map
from lib import datasets
from lib.inspectors.answers.class_vectors import ClassVectors, load_kept
from lib.parts.capsule_map import payload
from lib.parts.packing import Payload, pack
from lib.parts.served import address_of
from tests.parts.mounted import open_part

FOLDER = Path(capsule_map.__file__).parent
SHOWN = 60
"""How many test digits have a picture."""
PUBLISH = """async ([live, given]) => {
  const { publish } = await import(new URL(live, document.baseURI))
  if (given === null) return publish("capsules", undefined)
  const floats = ({ values, shape }) => ({ data: Float32Array.from(values), shape })
  publish("capsules", { ...given, capsules: floats(given.capsules), image: floats(given.image) })
}"""


def sent(answers: int = 1, **view: str) -> Payload:
    """Return the payload of the map with this view."""
    addresses = {"final": "class-vectors/a-run/final?v=1", "begun": "class-vectors/a-run/begun?v=1"}
    return payload(addresses, checkpoint="final", classes=tuple("0123456789"), answers=answers, view=view)


def vectors() -> ClassVectors:
    """Return the class vectors that ship with `capsnet_small`."""
    found = load_kept("capsnet_small", "final")
    assert found is not None
    return found


def images() -> np.ndarray:
    """Return the pictures of the test digits on the map."""
    return datasets.load("mnist").quick_test.take(np.arange(SHOWN)).images


def serve(page: Page) -> list[str]:
    """Answer with the class vectors as the app does; return the list of the checkpoints that are asked for."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url.split("?")[0].rsplit("/", 1)[1])
        body = pack({}, {**vars(vectors()), "images": images()})
        route.fulfill(body=body, content_type="application/octet-stream")

    page.route("**/class-vectors/**", answer)
    return asked


def publish(page: Page, vector: np.ndarray | None, *, shown: int, image: np.ndarray | None = None, **others: Any):
    """Let the other part say that the capsule of class `shown` has this vector, and all others none."""
    if vector is None:
        page.evaluate(PUBLISH, [address_of("kit/live.js"), None])
        return
    capsules = np.zeros((10, len(vector)), np.float32)
    capsules[shown] = vector
    drawn = np.zeros((28, 28, 1), np.float32) if image is None else image / np.float32(255)
    given = {
        "run": "a-run",
        "checkpoint": "final",
        "shown": shown,
        "capsules": {"values": capsules.ravel().tolist(), "shape": capsules.shape},
        "image": {"values": drawn.ravel().tolist(), "shape": drawn.shape},
    }
    page.evaluate(PUBLISH, [address_of("kit/live.js"), given | others])


def open_map(page: Page, *, guess: str = "skip", **view: str) -> list[str]:
    """Show the map, answer its question, and return the list of the checkpoints that are asked for."""
    asked = serve(page)
    open_part(page, FOLDER, sent(1, **view))
    page.get_by_test_id(f"map-guess-{guess}").click()
    page.wait_for_function("() => document.querySelector('#host .lab [data-testid=map-explained]').textContent")
    return asked
