"""Keeps the names that a learner gives to the numbers of class capsules."""

import json
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from lib.parts.served import NOT_KEPT
from lib.runs import Run, open_store
from lib.runs.number_names import name_number
from pages.kit.posted import class_capsules_of, posted_route

FOLDER = "number-names"


def names_address(run: Run) -> str:
    """Return where the names of a run's numbers are kept, relative to a page of the app."""
    return f"{FOLDER}/{quote(run.id)}"


def names_route() -> Route:
    """Return the route that keeps a name, and answers with all that the learner gave."""
    return posted_route(f"{FOLDER}/{{run}}", _keep)


def _keep(run: Run, learner: str, request: Request, content: bytes) -> Response:
    sent = json.loads(content)
    which, number, name = sent["class"], sent["number"], sent["name"]
    if not (type(which) is int and type(number) is int and isinstance(name, str)):
        raise ValueError(f"{content!r} names no number")
    classes, dim = class_capsules_of(run)
    if not (0 <= which < classes and 1 <= number <= dim):
        raise ValueError(f"{which}, {number} is none of {classes} × {dim} numbers")
    return JSONResponse({"names": name_number(open_store(), run, learner, which, number, name)}, headers=NOT_KEPT)
