"""Serves the pictures that networks never learned, all of a kind in one file that browsers keep."""

from functools import lru_cache
from http import HTTPStatus

import numpy as np
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from lib.datasets.unseen import DIGIT, KINDS, is_here, unseen_pictures
from lib.parts.packing import pack
from lib.parts.served import FOR_GOOD, NOT_KEPT, base_path, version
from pages.kit.pictures.routes import BYTES

FOLDER = "unseen"
SERVED = tuple(kind for kind in KINDS if kind != DIGIT)
"""Test images of digits have an address of their own."""


def address_of_unseen(kind: str) -> str | None:
    """Return where the pictures of a kind are served, relative to a page; None if they are not, or not here.

    They are packed as a part's payload is: `images`, uint8 [n, height, width, 1], and `digits`, int32 [n, 2],
    those on each picture, −1 where there is no other.
    """
    return f"{FOLDER}/{kind}?v={version()}" if kind in SERVED and is_here(kind) else None


def unseen_route() -> Route:
    """Return the route that serves the pictures, below the base path of the app."""
    return Route(f"{base_path()}/{FOLDER}/{{kind}}", _answer)


async def _answer(request: Request) -> Response:
    kind = request.path_params["kind"]
    if request.query_params.get("v") != version() or address_of_unseen(kind) is None:
        return PlainTextResponse("There are no such pictures here.", HTTPStatus.NOT_FOUND, NOT_KEPT)
    return Response(await run_in_threadpool(_pack, kind), headers=FOR_GOOD, media_type=BYTES)


@lru_cache(len(SERVED))
def _pack(kind: str) -> bytes:
    made = unseen_pictures(kind)
    return pack({}, {"images": made.images, "digits": made.digits.astype(np.int32)})
