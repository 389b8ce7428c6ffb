"""What pages send to the server without a run of the page: JSON, mostly about a run that the learner sees.

Another website cannot send JSON without asking first, which nothing here answers.
"""

from collections.abc import Callable
from http import HTTPStatus

import numpy as np
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from lib.errors import LearnerError
from lib.learner import learner_of
from lib.parts.routed import MOST_ITERATIONS
from lib.parts.served import NOT_KEPT, base_path
from lib.runs import Run, open_store
from pages.kit.seen import may_look_at

Answering = Callable[[Run, str, Request, bytes], Response]
"""Answers to a run, the learner, the request and its content.

It raises LearnerError with what kept it from that, and ValueError, TypeError or LookupError if the content is
something else.
"""


def posted_route(
    path: str,
    answer: Answering,
    *,
    with_capsules: bool = True,
    refusal: str = "This is about no capsule of the run.",
) -> Route:
    """Return the route for what is posted to `path`, which has {run} in it, below the base path of the app.

    Args:
        with_capsules: whether only runs with capsules are there.
        refusal: what the browser is told of content that is something else.
    """

    def respond(request: Request, content: bytes) -> Response:
        learner = learner_of(request.cookies) or ""
        run = find_posted_run(request.path_params["run"], learner)
        if run is None or (with_capsules and not run.architecture.has_capsules):
            return PlainTextResponse("There is no such run here.", HTTPStatus.NOT_FOUND, NOT_KEPT)
        return answer(run, learner, request, content)

    return _json_route(path, respond, refusal)


def posted_numbers_route(path: str, answer: Callable[[bytes], Response]) -> Route:
    """Return the route for numbers that belong to no run; `answer` gets them and raises as `Answering` does."""
    return _json_route(path, lambda _, content: answer(content), "These are no numbers to compute with.")


def _json_route(path: str, answer: Callable[[Request, bytes], Response], refusal: str) -> Route:
    async def respond(request: Request) -> Response:
        if request.headers.get("content-type") != "application/json":
            return PlainTextResponse("Send it as JSON.", HTTPStatus.UNSUPPORTED_MEDIA_TYPE, NOT_KEPT)
        try:
            return await run_in_threadpool(answer, request, await request.body())
        except (ValueError, TypeError, LookupError, RecursionError):
            return PlainTextResponse(refusal, HTTPStatus.BAD_REQUEST, NOT_KEPT)
        except LearnerError as error:
            return PlainTextResponse(str(error), HTTPStatus.SERVICE_UNAVAILABLE, NOT_KEPT)

    return Route(f"{base_path()}/{path}", respond, methods=["POST"])


def find_posted_run(run_id: str, learner: str) -> Run | None:
    """Return the run if the learner may look at it."""
    try:
        run = open_store().get(run_id)
        return run if learner and may_look_at(run, learner) else None
    except LearnerError:
        return None


def read_iterations(sent: object) -> int:
    """Return a number of iterations that a run can be routed with; raise ValueError if it is none."""
    if type(sent) is not int or not 1 <= sent <= MOST_ITERATIONS:
        raise ValueError(f"{sent} iterations")
    return sent


def read_numbers(sent: object, shape: tuple[int, ...]) -> np.ndarray:
    """Return a list of finite numbers as float32 of this shape; raise ValueError or TypeError if it is none."""
    array = np.array(sent, np.float32).reshape(shape)
    if not np.isfinite(array).all():
        raise ValueError("there is a number that is not finite")
    return array


def class_capsules_of(run: Run) -> tuple[int, int]:
    """Return how many class capsules a run's network has, and how many numbers each."""
    sizes = run.architecture.layer_sizes(run.spec.model, run.spec.task)
    classes, dim = next(size.output_shape for size in sizes if size.name == "class_capsules")
    return classes, dim
