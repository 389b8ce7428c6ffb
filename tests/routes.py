"""What the app's routes answer, without a server."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.routing import Route

from tests.own_loop import run_in_own_loop


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode()


def get(routes: Sequence[Route], address: str, headers: Mapping[str, str] | None = None) -> Answer:
    """Return the routes' answer to a GET of this path and query."""
    return _ask("GET", routes, address, headers, b"")


def post(
    routes: Sequence[Route], address: str, content: bytes, headers: Mapping[str, str] | None = None
) -> Answer:
    """Return the routes' answer to a POST of this content."""
    return _ask("POST", routes, address, headers, content)


def _ask(
    method: str, routes: Sequence[Route], address: str, headers: Mapping[str, str] | None, content: bytes
) -> Answer:
    messages: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": content, "more_body": False}

    async def send(message: Any) -> None:
        messages.append(message)

    path, _, query = address.partition("?")
    sent = [(name.lower().encode(), value.encode()) for name, value in (headers or {}).items()]
    scope = {
        "type": "http",
        "method": method,
        "headers": sent,
        "query_string": query.encode(),
        "root_path": "",
        "asgi": {"spec_version": "2.4"},
    }
    scope |= {"path": unquote(path), "raw_path": path.encode()}
    run_in_own_loop(Starlette(routes=routes)(scope, receive, send))
    found = {name.decode(): value.decode() for name, value in messages[0]["headers"]}
    return Answer(messages[0]["status"], found, b"".join(message["body"] for message in messages[1:]))
