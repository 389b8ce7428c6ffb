"""Serves what is made once of a checkpoint: to those who may look at the run, and for good.

The address has the version of what it serves in it, so that a browser may keep that for good. It is made when it
is first asked for.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Generic, TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from lib.errors import LearnerError
from lib.learner import learner_of
from lib.parts.served import NOT_KEPT, base_path
from lib.runs import Run, open_store
from pages.kit.seen import may_look_at

FOR_GOOD = {"Cache-Control": "private, max-age=31536000, immutable", "Vary": "Accept-Encoding"}
"""Private, as one learner may see a run that another may not."""
COMPRESSED = FOR_GOOD | {"Content-Encoding": "gzip"}
BYTES = "application/octet-stream"

Made = TypeVar("Made")


@dataclass(frozen=True)
class Served(Generic[Made]):
    """What is made of checkpoints and served below one folder.

    Attributes:
        path: the address, with {run} and {checkpoint} in it, relative to the app.
        has: returns whether this version of it exists or can be made; raises LearnerError if the checkpoint or the
            data set is gone.
        make: returns it, or what was made of it before; raises LearnerError with what kept it from being made.
        respond: returns the response to a browser that takes gzip, or not. It is called beside the event loop.
        absent: what a browser is told that asks for another one.
    """

    path: str
    has: Callable[[Run, str, str], bool]
    make: Callable[[Run, str], Made]
    respond: Callable[[Made, bool], Response]
    absent: str

    def route(self) -> Route:
        """Return the route that serves it, below the base path of the app."""
        return Route(f"{base_path()}/{self.path}", self._answer)

    async def _answer(self, request: Request) -> Response:
        learner = learner_of(request.cookies) or ""
        try:
            return await run_in_threadpool(self._respond, request.path_params, request, learner)
        except LearnerError as error:
            return PlainTextResponse(str(error), HTTPStatus.SERVICE_UNAVAILABLE, NOT_KEPT)

    def _respond(self, asked: Mapping[str, str], request: Request, learner: str) -> Response:
        """Return the response; raise LearnerError if what is asked for could not be made."""
        checkpoint, version = asked["checkpoint"], request.query_params.get("v", "")
        run = self._find(asked["run"], checkpoint, version, learner)
        if run is None:
            return PlainTextResponse(self.absent, HTTPStatus.NOT_FOUND, NOT_KEPT)
        return self.respond(self.make(run, checkpoint), "gzip" in request.headers.get("accept-encoding", ""))

    def _find(self, run_id: str, checkpoint: str, version: str, learner: str) -> Run | None:
        """Return the run if it has this version for the learner, else None."""
        try:
            run = open_store().get(run_id)
            return run if may_look_at(run, learner) and self.has(run, checkpoint, version) else None
        except LearnerError:  # no such run, checkpoint or data set
            return None
