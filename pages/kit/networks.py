"""Serves the networks of runs to the browsers that run them: whole, compressed, in pieces where one was cut off.

The address of a network (`lib.inspectors.answers.network_file.network_address`) has its version in it, so that a
browser may keep it for good. It is made when it is first asked for, which takes seconds.
"""

from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from lib.errors import LearnerError
from lib.inspectors.answers.network_file import SUFFIX, NetworkFile, can_be_sent, export_network, version_of
from lib.learner import learner_of
from lib.parts.served import NOT_KEPT, base_path
from lib.runs import open_store
from pages.kit.seen import may_look_at

FOR_GOOD = {"Cache-Control": "private, max-age=31536000, immutable", "Vary": "Accept-Encoding"}
"""Private, as one learner may see a network that another may not."""
BYTES = "application/octet-stream"
ABSENT = "There is no such network here, or not any more."


def network_route() -> Route:
    """Return the route that serves networks, below the base path of the app."""
    return Route(f"{base_path()}/networks/{{run}}/{{checkpoint}}{SUFFIX}", _answer)


async def _answer(request: Request) -> Response:
    learner = learner_of(request.cookies) or ""
    run, checkpoint = request.path_params["run"], request.path_params["checkpoint"]
    try:
        file = await run_in_threadpool(_find, run, checkpoint, request.query_params.get("v", ""), learner)
    except LearnerError as error:
        return PlainTextResponse(str(error), HTTPStatus.SERVICE_UNAVAILABLE, NOT_KEPT)
    if file is None:
        return PlainTextResponse(ABSENT, HTTPStatus.NOT_FOUND, NOT_KEPT)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return FileResponse(file.compressed, headers=FOR_GOOD | {"Content-Encoding": "gzip"}, media_type=BYTES)
    return Response(await run_in_threadpool(file.read), headers=FOR_GOOD, media_type=BYTES)


def _find(run_id: str, checkpoint: str, version: str, learner: str) -> NetworkFile | None:
    """Return the exported network of this version; None if there is none that the learner may have.

    Raises:
        LearnerError: if it could not be made.
    """
    store = open_store()
    try:
        run = store.get(run_id)
        is_there = may_look_at(run, learner) and version == version_of(store.files(run), checkpoint)
        if not (is_there and can_be_sent(run)):
            return None
    except LearnerError:  # no such run, checkpoint or data set
        return None
    return export_network(run_id, checkpoint)
