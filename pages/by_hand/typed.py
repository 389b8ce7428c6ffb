"""Serves the file that routes typed vectors in browsers, and routes them for browsers that cannot."""

import json
from typing import Any

import numpy as np
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from lib.inspectors.answers.typed_vectors import (
    DIM,
    FILE,
    FOLDER,
    INPUTS,
    MOST_ITERATIONS,
    OUTPUTS,
    file_version,
    read_file,
    route_typed,
    vote_typed,
)
from lib.parts.packing import pack
from lib.parts.served import NOT_KEPT, base_path
from pages.kit.posted import posted_numbers_route
from pages.kit.runs.serving import BYTES, COMPRESSED, FOR_GOOD

ROUTED = f"{FOLDER}/routed"
"""Where the server routes, relative to a page of the app."""


def typed_routes() -> tuple[Route, Route]:
    """Return the route of the file, and the one that routes; its answer has the arrays of the file's function."""
    file = Route(f"{base_path()}/{FOLDER}/routing.tflite", _send_file)
    return file, posted_numbers_route(ROUTED, _answer)


def _send_file(request: Request) -> Response:
    if request.query_params.get("v") != file_version():
        return PlainTextResponse("There is no such file here, or not any more.", 404, NOT_KEPT)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return FileResponse(FILE, headers=COMPRESSED, media_type=BYTES)
    return Response(read_file(), headers=FOR_GOOD, media_type=BYTES)


def _answer(content: bytes) -> Response:
    sent = json.loads(content)
    if "votes" in sent:
        iterations = sent["iterations"]
        if type(iterations) is not int or not 1 <= iterations <= MOST_ITERATIONS:
            raise ValueError(f"{iterations} iterations")
        votes, logits = _read(sent["votes"], INPUTS, OUTPUTS, DIM), _read(sent["logits"], INPUTS, OUTPUTS)
        arrays = vars(route_typed(votes, logits, iterations))
    else:
        capsules = _read(sent["capsules"], INPUTS, DIM)
        arrays = {"votes": vote_typed(capsules, _read(sent["matrices"], INPUTS, DIM, OUTPUTS * DIM)).votes[None]}
    return Response(pack({}, arrays), headers=NOT_KEPT, media_type=BYTES)


def _read(numbers: Any, *shape: int) -> np.ndarray:
    """Return numbers as an array; raise ValueError or TypeError if they are not as many finite numbers."""
    found = np.array(numbers, np.float64).reshape(shape)
    if not np.isfinite(found).all():
        raise ValueError("not all of them are finite")
    return found.astype(np.float32)
