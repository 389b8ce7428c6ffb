"""A photo is prepared in a worker, as the server does it, and on the page where there are no such workers."""

import base64
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page, Route

from lib import datasets
from lib.pictures.reference import PREPARATION_STEPS
from lib.pictures.uploads import run_preparation
from tests.parts.mounted import import_modules
from tests.pictures.photos import photo_of_digit

PREPARE = """async ([data, height, width, shape, steps]) => {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))
  const pixels = () => ({ data: bytes, height, width, channels: 3 })
  const picture = { from: "camera", isMoving: true, number: null, pixels }
  const { preparationOf, allPrepared } = window.modules
  const asked = preparationOf(picture, shape, steps)
  await allPrepared(picture)
  const again = preparationOf(picture, shape, steps)
  const { stages, received, taken } = await asked
  return { names: stages.map(({ name }) => name), size: stages[0].picture().width, received: [...received], taken,
    isSame: again === asked }
}"""


def prepare(page: Page, shape: tuple[int, int, int]) -> tuple[dict[str, Any], Any]:
    """Return what the browser and what the server makes of the same photo."""
    photo = photo_of_digit(datasets.load("mnist").quick_test.images[4][..., 0], 4)
    photo.thumbnail((640, 640))
    import_modules(page, "kit/digit/prepared.js")
    data = base64.b64encode(photo.tobytes()).decode()
    found = page.evaluate(PREPARE, [data, photo.height, photo.width, shape, PREPARATION_STEPS])
    return found, run_preparation(photo, shape)


@pytest.mark.parametrize("shape", [(28, 28, 1), (64, 64, 3)])
@pytest.mark.parametrize("has_workers", [True, False])
def test_what_networks_receive_of_a_photo(page: Page, shape: tuple[int, int, int], has_workers: bool):
    refused: list[str] = []

    def refuse(route: Route) -> None:
        refused.append(route.request.url)
        route.fulfill(status=404)

    if not has_workers:
        page.route("**/kit/digit/worker.js", refuse)
    found, expected = prepare(page, shape)
    assert found["names"] == [stage.name for stage in expected.stages]
    assert found["size"] == expected.stages[0].image.shape[1]
    received = np.array(found["received"], int).reshape(shape)
    assert np.abs(received / 255 - expected.model_input).max() <= 1.001 / 255
    assert found["isSame"]
    assert len(refused) == (not has_workers)
