"""Draws from class capsules for browsers that cannot run the network."""

import json
from math import isfinite
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lib.inspectors.answers.capsule_drawings import Capsule, draw_capsules
from lib.parts.packing import pack
from lib.parts.served import NOT_KEPT
from lib.runs import Run
from pages.kit.posted import class_capsules_of, posted_route
from pages.kit.runs.serving import BYTES

FOLDER = "capsule-drawings"
MOST = 200
"""Drawings at a time."""


def drawings_address(run: Run, checkpoint: str) -> str:
    """Return where capsules of a checkpoint are drawn, relative to a page of the app."""
    return f"{FOLDER}/{quote(run.id)}/{quote(checkpoint)}"


def drawings_route() -> Route:
    """Return the route that draws, and answers with `images`, float32 [n, height, width, channels], packed."""
    return posted_route(f"{FOLDER}/{{run}}/{{checkpoint}}", _draw)


def _draw(run: Run, learner: str, request: Request, content: bytes) -> Response:
    drawings = tuple(tuple(map(_read, drawing)) for drawing in json.loads(content)["drawings"])
    classes, dim = class_capsules_of(run)
    capsules = [capsule for drawing in drawings for capsule in drawing]
    are_own = all(0 <= which < classes and len(numbers) == dim for which, numbers in capsules)
    if not (1 <= len(drawings) <= MOST and all(drawings) and are_own):
        raise ValueError(f"{len(drawings)} drawings of {classes} × {dim} numbers")
    images = draw_capsules(run.id, request.path_params["checkpoint"], classes, drawings).images
    return Response(pack({}, {"images": images}), headers=NOT_KEPT, media_type=BYTES)


def _read(capsule: dict[str, Any]) -> Capsule:
    which, numbers = capsule["class"], tuple(map(float, capsule["numbers"]))
    if type(which) is not int or not all(map(isfinite, numbers)):
        raise TypeError(f"{capsule} is no capsule")
    return which, numbers
