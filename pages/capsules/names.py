"""Keeps the names that a learner gives to the numbers of class capsules, without a run of the page."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from lib.errors import LearnerError
from lib.learner import learner_of
from lib.parts.served import NOT_KEPT, base_path
from lib.runs import Run, RunStore, open_store
from lib.runs.number_names import name_number
from pages.kit.seen import may_look_at

FOLDER = "number-names"


@dataclass(frozen=True)
class Named:
    """The name of a number: of the capsule of class `which` from 0, the number from 1."""

    which: int
    number: int
    name: str

    @classmethod
    def read(cls, content: bytes) -> "Named":
        """Return what a browser sent; raise ValueError if it is something else."""
        sent = json.loads(content)
        which, number, name = sent["class"], sent["number"], sent["name"]
        if not (type(which) is int and type(number) is int and isinstance(name, str) and which >= 0 < number):
            raise ValueError(f"{content!r} names no number")
        return cls(which, number, name)


def names_address(run: Run) -> str:
    """Return where the names of a run's numbers are kept, relative to a page of the app."""
    return f"{FOLDER}/{quote(run.id)}"


def names_route() -> Route:
    """Return the route that keeps names, below the base path of the app."""
    return Route(f"{base_path()}/{FOLDER}/{{run}}", _answer, methods=["POST"])


async def _answer(request: Request) -> Response:
    """Keep the name that the page sends as JSON, and return all that the learner gave.

    Another website cannot send JSON without asking first, which nothing here answers.
    """
    if request.headers.get("content-type") != "application/json":
        return PlainTextResponse("Send the name as JSON.", HTTPStatus.UNSUPPORTED_MEDIA_TYPE, NOT_KEPT)
    learner = learner_of(request.cookies) or ""
    try:
        named = Named.read(await request.body())
        names = await run_in_threadpool(_keep, request.path_params["run"], named, learner)
    except (ValueError, TypeError, KeyError, RecursionError):
        return PlainTextResponse("This names no number of a capsule.", HTTPStatus.BAD_REQUEST, NOT_KEPT)
    except LookupError:
        return PlainTextResponse("There is no such run here.", HTTPStatus.NOT_FOUND, NOT_KEPT)
    except LearnerError as error:
        return PlainTextResponse(str(error), HTTPStatus.INSUFFICIENT_STORAGE, NOT_KEPT)
    return JSONResponse({"names": names}, headers=NOT_KEPT)


def _keep(run_id: str, named: Named, learner: str) -> Mapping[str, str]:
    """Keep a name.

    Raises:
        LookupError: if the learner may not look at the run.
        ValueError: if it has no such number.
        LearnerError: if it cannot be written.
    """
    store = open_store()
    run = _find(store, run_id, learner)
    if run is None:
        raise LookupError
    classes, dim = class_capsules_of(run)
    if named.which >= classes or named.number > dim:
        raise ValueError(f"{named} is none of {classes} × {dim} numbers")
    return name_number(store, run, learner, named.which, named.number, named.name)


def _find(store: RunStore, run_id: str, learner: str) -> Run | None:
    try:
        run = store.get(run_id)
        return run if learner and run.architecture.has_capsules and may_look_at(run, learner) else None
    except LearnerError:
        return None


def class_capsules_of(run: Run) -> tuple[int, int]:
    """Return how many class capsules a run's network has, and how many numbers each."""
    sizes = run.architecture.layer_sizes(run.spec.model, run.spec.task)
    classes, dim = next(size.output_shape for size in sizes if size.name == "class_capsules")
    return classes, dim
