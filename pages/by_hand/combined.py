"""Combines votes with couplings that were set by hand, for browsers that cannot run the network."""

import json
from urllib.parse import quote

import numpy as np
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lib.inspectors.answers.hand_couplings import RESTS, HandCouplings, combine_by_hand
from lib.parts.packing import pack
from lib.parts.served import NOT_KEPT
from lib.runs import Run
from pages.kit.posted import class_capsules_of, posted_route, read_iterations
from pages.kit.runs.serving import BYTES

FOLDER = "hand-couplings"
LEVELS = 255
"""What a pixel is at most, as it is sent."""


def combined_address(run: Run, checkpoint: str) -> str:
    """Return where votes of a checkpoint's network are combined, relative to a page of the app."""
    return f"{FOLDER}/{quote(run.id)}/{quote(checkpoint)}"


def combined_route() -> Route:
    """Return the route that combines; its answer has `weighted_sums` and `outputs`, [1, classes, dim], packed.

    With a decoder it has the `reconstruction` too, [1, height, width, channels].
    """
    return posted_route(f"{FOLDER}/{{run}}/{{checkpoint}}", _combine)


def _combine(run: Run, learner: str, request: Request, content: bytes) -> Response:
    sent = json.loads(content)
    iterations, rest = read_iterations(sent["iterations"]), sent["rest"]
    if rest not in RESTS:
        raise ValueError(f"the rest is {rest}")
    levels = np.array(sent["image"], np.int64).reshape(run.spec.input_shape)
    if not 0 <= levels.min() <= levels.max() <= LEVELS:
        raise ValueError(f"levels from {levels.min()} to {levels.max()}")
    rows = sent["couplings"]
    couplings = HandCouplings(
        tuple(map(int, sent["capsules"])),
        None if rows is None else tuple(tuple(map(float, row)) for row in rows),
        rest,
    )
    classes, _dim = class_capsules_of(run)
    couplings.check(classes)
    image = levels.astype(np.float32) / np.float32(LEVELS)
    found = combine_by_hand(run.id, request.path_params["checkpoint"], image, iterations, couplings)
    arrays = {name: array[None] for name, array in vars(found).items() if array is not None}
    return Response(pack({}, arrays), headers=NOT_KEPT, media_type=BYTES)
