"""Pictures without a run of a page: test images for the browser, and a drawing's way to the server that keeps it.

The address of the test images has their version in it, so that a browser may keep them for good.
"""

import json
from http import HTTPStatus
from math import prod
from urllib.parse import quote

import numpy as np
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from lib import catalog, datasets
from lib.datasets.dividing import FEWEST_PERCENT
from lib.datasets.division import USUAL, Division
from lib.errors import LearnerError
from lib.inspectors.readings import Reading
from lib.learner import learner_of
from lib.parts.drawing_canvas import CanvasState
from lib.parts.packing import pack
from lib.parts.served import NOT_KEPT, base_path, version
from lib.pictures.kept_images import keep_image
from lib.pictures.reference import OWN, Picture
from lib.whole_numbers import is_whole_number
from pages.kit.pictures.photos import read_photos

FOR_GOOD = {"Cache-Control": "private, max-age=31536000, immutable"}
"""Private, as one learner may see a data set that another may not."""
BYTES = "application/octet-stream"
BLOCK_BYTES = 100_000
"""As many test images as have about this many bytes are sent together: the next one is often there already."""
LABELS, PHOTOS = "labels", "photos"
KEEP = "pictures"
"""Where drawings are kept, relative to a page of the app."""


def picture_routes() -> list[Route]:
    """Return the routes that serve test images and keep drawings, below the base path of the app."""
    return [
        Route(f"{base_path()}/test-images/{{dataset}}/{{which}}", _answer),
        Route(f"{base_path()}/{KEEP}", _keep, methods=["POST"]),
    ]


def address_of_test_images(reading: Reading) -> str:
    """Return where the test images are served that a network receives, relative to a page of the app.

    With "labels" in the place of "{which}" that is the labels of all, int32 [images, labels an image]; with a
    number it is the block of `images_in_block(reading)` images that has the image of that number: uint8 [images,
    height, width, channels]. With "photos" it is the photos that come with the app, like a block, also where the
    data set is not here. All are packed as a part's payload is.

    Raises:
        LearnerError: if there is no such data set.
    """
    of, division = f"{version()}-{datasets.version_of(reading.dataset)}", reading.division
    shares = f"&shares={division.validation_percent}-{division.test_percent}" if division != USUAL else ""
    return f"test-images/{quote(reading.dataset, safe='')}/{{which}}?size={reading.image_size}{shares}&v={of}"


def images_in_block(reading: Reading) -> int:
    """Return how many test images are sent together."""
    return max(1, BLOCK_BYTES // prod(reading.input_shape))


async def _answer(request: Request) -> Response:
    query = request.query_params
    dataset, which, size = request.path_params["dataset"], request.path_params["which"], query.get("size", "")
    learner = learner_of(request.cookies) or ""
    try:
        if not is_whole_number(size) or not (which in (LABELS, PHOTOS) or is_whole_number(which)):
            raise LookupError
        reading = Reading(dataset, int(size), _read_shares(query.get("shares", "")))
        packed = await run_in_threadpool(_pack, reading, which, query.get("v", ""), learner)
    except (LookupError, LearnerError):
        return PlainTextResponse("There are no such test images here.", HTTPStatus.NOT_FOUND, NOT_KEPT)
    return Response(packed, headers=FOR_GOOD, media_type=BYTES)


def _read_shares(text: str) -> Division:
    """Return the division that an address names, the usual one for ""; raise LookupError if there is no such."""
    validation, hyphen, test = text.partition("-")
    if not text:
        return USUAL
    if not hyphen or not (is_whole_number(validation) and is_whole_number(test)):
        raise LookupError
    division = Division(validation_percent=int(validation), test_percent=int(test))
    if division == USUAL or division.fit_percent < FEWEST_PERCENT:
        raise LookupError
    return division


def _pack(reading: Reading, which: str, of: str, learner: str) -> bytes:
    """Return labels, a block of images, or the photos.

    Raises:
        LookupError: if the learner may not see the data set, it has changed, or it has no such image or colours.
        LearnerError: if it is not here.
    """
    entry = catalog.dataset(reading.dataset)
    if not entry.may_be_seen_by(learner) or not address_of_test_images(reading).endswith(f"&v={of}"):
        raise LookupError
    if which == PHOTOS:
        return pack({}, {"images": np.stack(read_photos(reading))})
    test = reading.load_dataset().quick_test
    if which == LABELS:
        return pack({}, {LABELS: test.labels.reshape(len(test), -1).astype(np.int32)})
    if int(which) >= len(test):
        raise LookupError
    together = images_in_block(reading)
    first = int(which) // together * together
    return pack({}, {"images": test.take(np.arange(first, min(first + together, len(test)))).images})


def _keep_drawing(content: bytes) -> Picture:
    """Keep the drawing in this JSON.

    Raises:
        ValueError, RecursionError: if there is none.
        LearnerError: if it cannot be written.
    """
    drawing = CanvasState.read({"drawing": json.loads(content)}).drawing
    if drawing is None or drawing.png is None:
        raise ValueError
    return Picture(OWN, keep_image(drawing.png))


async def _keep(request: Request) -> Response:
    """Keep the drawing that the canvas sends as JSON, and return what an address calls it.

    Another website cannot send JSON without asking first, which nothing here answers.
    """
    if request.headers.get("content-type") != "application/json":
        return PlainTextResponse("Send the drawing as JSON.", HTTPStatus.UNSUPPORTED_MEDIA_TYPE, NOT_KEPT)
    try:
        picture = await run_in_threadpool(_keep_drawing, await request.body())
    except (ValueError, RecursionError):
        return PlainTextResponse("This is no drawing from a canvas of this app.", HTTPStatus.BAD_REQUEST, NOT_KEPT)
    except LearnerError as error:
        return PlainTextResponse(str(error), HTTPStatus.INSUFFICIENT_STORAGE, NOT_KEPT)
    return JSONResponse({"picture": picture.reference}, headers=NOT_KEPT)
