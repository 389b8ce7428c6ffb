"""Reads pictures with known mistakes in the network for browsers that cannot compute them."""

import json
from typing import Any
from urllib.parse import quote

import numpy as np
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lib.inspectors.answers.broken_reading import read_broken
from lib.inspectors.answers.mistakes_file import has_mistakes
from lib.inspectors.readings import Reading
from lib.models.capsules.routing.mistakes import NAMES
from lib.parts.packing import pack
from lib.parts.served import NOT_KEPT
from lib.runs import Run
from pages.kit.posted import class_capsules_of, posted_route, read_iterations, read_numbers
from pages.kit.runs.serving import BYTES

FOLDER = "broken-readings"


def readings_address(run: Run, checkpoint: str) -> str:
    """Return where pictures are read by a checkpoint's network, relative to a page of the app."""
    return f"{FOLDER}/{quote(run.id)}/{quote(checkpoint)}"


def readings_route() -> Route:
    """Return the route that reads a picture, and answers with the arrays of a `BrokenReading`, packed."""
    return posted_route(f"{FOLDER}/{{run}}/{{checkpoint}}", _read)


def _read(run: Run, learner: str, request: Request, content: bytes) -> Response:
    sent: dict[str, Any] = json.loads(content)
    iterations, mistakes = read_iterations(sent["iterations"]), tuple(sent["mistakes"])
    if not set(mistakes) <= set(NAMES):
        raise ValueError(f"{mistakes} are not all known")
    if not has_mistakes(run):
        raise ValueError(f"{run.id} has no such routing")
    image = read_numbers(sent["image"], Reading.of(run.spec).input_shape)
    classes, _dim = class_capsules_of(run)
    last = None if sent["last"] is None else read_numbers(sent["last"], (-1, classes))
    read = read_broken(run.id, request.path_params["checkpoint"], image, iterations, mistakes, last)
    arrays = {name: np.asarray(values, np.float32) for name, values in vars(read).items()}
    return Response(pack({}, arrays), headers=NOT_KEPT, media_type=BYTES)
