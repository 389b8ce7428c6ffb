"""Lets primary capsules fall silent one after the other, for browsers that cannot run the network."""

import json
from typing import Any
from urllib.parse import quote

import numpy as np
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lib.inspectors.answers.falling_silent import fall_silent
from lib.parts.packing import pack
from lib.parts.served import NOT_KEPT
from lib.runs import Run
from pages.kit.posted import posted_route, read_iterations, read_numbers
from pages.kit.runs.serving import BYTES

FOLDER = "falling-silent"
MOST_COUNTS = 200
"""Points of one curve."""


def falling_address(run: Run, checkpoint: str) -> str:
    """Return where a checkpoint's capsules fall silent, relative to a page of the app."""
    return f"{FOLDER}/{quote(run.id)}/{quote(checkpoint)}"


def falling_route() -> Route:
    """Return the route that routes a picture again and again; its answer has the `outputs`, packed."""
    return posted_route(f"{FOLDER}/{{run}}/{{checkpoint}}", _answer)


def _answer(run: Run, learner: str, request: Request, content: bytes) -> Response:
    sent: dict[str, Any] = json.loads(content)
    iterations = read_iterations(sent["iterations"])
    capsules, counts = _wholes(sent["capsules"]), _wholes(sent["counts"])
    if len(set(capsules)) < len(capsules) or not 1 <= len(counts) <= MOST_COUNTS or max(counts) > len(capsules):
        raise ValueError(f"{counts} of {len(capsules)} capsules")
    image = read_numbers(sent["image"], run.spec.input_shape)
    found = fall_silent(run.id, request.path_params["checkpoint"], image, iterations, capsules, counts)
    return Response(pack({}, {"outputs": found.outputs}), headers=NOT_KEPT, media_type=BYTES)


def _wholes(values: object) -> tuple[int, ...]:
    """Return a list of whole numbers, none below 0; raise ValueError or TypeError if it is none."""
    array = np.array(values)
    if array.ndim != 1 or array.dtype.kind != "i" or (array < 0).any():
        raise ValueError(f"{values} are no whole numbers")
    return tuple(array.tolist())
