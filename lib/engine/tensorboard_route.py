"""TensorBoard behind the app: its pages have the app's own address, and it listens to this computer alone."""

from collections.abc import Callable
from http.client import HTTPConnection, HTTPException

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from lib.engine.tensorboard import LOOPBACK, PATH, TensorBoard

PASSED_ON = ("accept", "accept-encoding", "accept-language", "content-type")
"""What TensorBoard is told of a request; who asks is none of its business."""
PASSED_BACK = ("content-type", "content-encoding", "content-security-policy", "cache-control", "location")
SECONDS = 60.0
MOST_BYTES = 1_000_000
"""Of a request; TensorBoard's own are a list of names."""


def tensorboard_route(board: Callable[[], TensorBoard], base: str = "") -> Route:
    """Return the route that hands requests on to TensorBoard while it runs.

    Args:
        base: the path that all of the app lies below.
    """

    async def answer(request: Request) -> Response:
        port = board().port
        if port is None:
            return PlainTextResponse("TensorBoard is not running. The Train page starts it.", 404)
        if int(request.headers.get("content-length") or 0) > MOST_BYTES:
            return PlainTextResponse("This request is too large.", 413)
        return await run_in_threadpool(_ask, port, request, await request.body())

    return Route(f"{base}{PATH}/{{path:path}}", answer, methods=["GET", "HEAD", "POST"])


def _ask(port: int, request: Request, body: bytes) -> Response:
    headers = {name: request.headers[name] for name in PASSED_ON if name in request.headers}
    query = f"?{request.url.query}" if request.url.query else ""
    connection = HTTPConnection(LOOPBACK, port, timeout=SECONDS)
    try:
        connection.request(request.method, f"{PATH}/{request.path_params['path']}{query}", body or None, headers)
        answer = connection.getresponse()
        content = answer.read()
    except (OSError, HTTPException):
        return PlainTextResponse("TensorBoard did not answer. Reload the page.", 502)
    finally:
        connection.close()
    passed = {name: value for name in PASSED_BACK if (value := answer.headers.get(name)) is not None}
    return Response(content, answer.status, passed)
