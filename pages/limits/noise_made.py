"""Makes noise for browsers, which have no gradients, and reads it for those that cannot run a network."""

import json
from typing import Any
from urllib.parse import quote

import numpy as np
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lib.inspectors.answers.adversarial_noise import Method, make_noise, read_noisy
from lib.inspectors.readings import Reading
from lib.parts.packing import pack
from lib.parts.served import NOT_KEPT
from lib.pictures.pixels import to_bytes
from lib.pictures.reference import EVERY_KIND, Picture, picture_called
from lib.runs import Run, open_store
from pages.kit.posted import find_posted_run, posted_route
from pages.kit.runs.readers import MOST
from pages.kit.runs.serving import BYTES

FOLDER = "noise"


def noise_address(run: Run, checkpoint: str) -> str:
    """Return where noise is made by a checkpoint, relative to a page of the app."""
    return f"{FOLDER}/{quote(run.id)}/{quote(checkpoint)}"


def noise_route() -> Route:
    """Return the route that makes noise.

    It answers with `direction`, uint8, which is 1 more than the sign of the gradient, and `pictures`; of each
    reader that was named also `scores-ID` and, from its decoder, `drawn-ID` as uint8, for each ε of the dial.
    """
    path = f"{FOLDER}/{{run}}/{{checkpoint}}"
    return posted_route(path, _make, with_capsules=False, refusal="This is no picture to make noise for.")


def _make(run: Run, learner: str, request: Request, content: bytes) -> Response:
    maker = run.id, request.path_params["checkpoint"]
    picture, method, label, readers = _read(run, learner, json.loads(content))
    noise = make_noise(*maker, picture, method, label)
    arrays = {"direction": (noise.direction + 1).astype(np.uint8), "pictures": noise.pictures}
    for reader in readers:
        seen = read_noisy(*reader, maker, picture, method, label)
        arrays[f"scores-{reader[0]}"] = seen.scores
        if seen.drawn is not None:
            arrays[f"drawn-{reader[0]}"] = to_bytes(seen.drawn)
    return Response(pack({"label": noise.label}, arrays), headers=NOT_KEPT, media_type=BYTES)


def _read(
    run: Run, learner: str, asked: dict[str, Any]
) -> tuple[Picture, Method, int | None, list[tuple[str, str]]]:
    """Return what is asked for, with the readers as runs and checkpoints.

    Raises:
        ValueError, TypeError, LookupError: if it is something else, or the learner may not look at a reader.
        LearnerError: if it names no picture.
    """
    picture, method = picture_called(str(asked["picture"]), EVERY_KIND), Method(asked["method"])
    label = asked["label"]
    readers = [(str(run_id), str(checkpoint)) for run_id, checkpoint in asked["readers"]]
    if not (label is None and method == Method.FGSM) and type(label) is not int:
        raise TypeError(f"{label} is no class")
    found = [find_posted_run(run_id, learner) for run_id, _checkpoint in readers]
    suited = [one for one in found if one is not None and Reading.of(one.spec) == Reading.of(run.spec)]
    if len(suited) < len(readers) or len(readers) > MOST:
        raise LookupError("there are no such runs that read the same pictures")
    for (_run_id, checkpoint), reader in zip(readers, suited, strict=True):
        if checkpoint not in open_store().files(reader).checkpoints():
            raise LookupError(f"{reader.id} has no checkpoint {checkpoint}")
    return picture, method, label, readers
