"""Lets visitors in as long as there is room for them, and tells those who come later in words.

A visitor costs descriptors (see `descriptors`). Those whose tab has left give theirs back first.
"""

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib.charts.html import render
from lib.doors.descriptors import EXHAUSTED, Descriptors, RareWarning, limit
from lib.doors.left_sessions import DESCRIPTORS, left_sessions
from lib.errors import N_
from lib.i18n import ACCEPTED, QUERY_KEY, catalogue, language_of

TEMPLATE = "lib/doors/full.html"
FOR_A_VISITOR = 4
ABOUT_TO_CONNECT = "/_stcore/host-config"
"""What Streamlit's front end asks for before it opens its websocket; it shows the text of a refusal."""
SERVICE_UNAVAILABLE = 503
AGAIN_SECONDS = 10
TRY_AGAIN_LATER = 1013
"""What a websocket is closed with (RFC 6455's registry)."""
HEADERS = {"Connection": "close", "Cache-Control": "no-store", "Retry-After": str(AGAIN_SECONDS)}

TITLE = N_("Capsule Lab is full")
TEXT = N_(
    "More learners are here at once than this server has room for. This page tries again every {seconds} seconds, "
    "by itself."
)
ADVICE = N_(
    "For whoever runs the server: the system lets it have {limit} files and connections open at once (ulimit -Hn)."
    " A higher limit makes room for more learners."
)


class RoomForVisitors:
    """ASGI middleware that refuses pages and websockets while there is no room for another visitor."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._descriptors = Descriptors()
        self._warning = RareWarning("Visitors are refused: too many of the %d descriptors are in use (ulimit -n).")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._answer(scope, receive, send)
        elif scope["type"] != "websocket" or self._has_room():
            await self.app(scope, receive, send)
        else:
            self._warning.log()
            await send({"type": "websocket.close", "code": TRY_AGAIN_LATER})

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = _Answer(send, is_last=self._descriptors.count_lacking() > 0)
        try:
            if not _asks_for_room(scope) or self._has_room():
                await self.app(scope, receive, answer.send)
                return
            refusal = _refusal(scope)
        except OSError as error:
            if error.errno not in EXHAUSTED or answer.has_begun:
                raise
            refusal = PlainTextResponse(TEXT.format(seconds=AGAIN_SECONDS), SERVICE_UNAVAILABLE, HEADERS)
        self._warning.log()
        await refusal(scope, receive, send)

    def _has_room(self) -> bool:
        """Return whether another visitor can come in; where that needs it, sessions without a tab are ended."""
        lacking = self._descriptors.count_lacking(FOR_A_VISITOR)
        if lacking:
            freed = DESCRIPTORS * left_sessions().end_oldest(-(-lacking // DESCRIPTORS))
            self._descriptors.give_back(freed)
            lacking -= freed
        return lacking <= 0


def _asks_for_room(scope: Scope) -> bool:
    """Return whether a request is a new visitor's: for a page, or from a page that is about to connect."""
    is_page = scope["method"] == "GET" and "text/html" in HTTPConnection(scope).headers.get("accept", "")
    return is_page or scope["path"].endswith(ABOUT_TO_CONNECT)


def _refusal(scope: Scope) -> Response:
    """Return the answer that says, in the visitor's language, that there is no room and what can be done."""
    request = HTTPConnection(scope)
    language = language_of(request.headers.get(ACCEPTED, ""), request.query_params.get(QUERY_KEY))
    translate = catalogue(language).gettext
    text = translate(TEXT).format(seconds=AGAIN_SECONDS)
    if scope["path"].endswith(ABOUT_TO_CONNECT):
        return PlainTextResponse(text, SERVICE_UNAVAILABLE, HEADERS)
    page = render(
        TEMPLATE,
        language=language,
        seconds=AGAIN_SECONDS,
        title=translate(TITLE),
        text=text,
        advice=translate(ADVICE).format(limit=f"{limit():,}"),
    )
    return HTMLResponse(page, SERVICE_UNAVAILABLE, HEADERS)


class _Answer:
    """The answer to a request.

    Args:
        is_last: whether it ends its connection, which else would stay open for a next request.

    Attributes:
        has_begun: whether something of it was sent.
    """

    def __init__(self, send: Send, *, is_last: bool) -> None:
        self._send, self._is_last = send, is_last
        self.has_begun = False

    async def send(self, message: Message) -> None:
        """Send a message of it."""
        if message["type"] == "http.response.start" and self._is_last:
            MutableHeaders(scope=message)["connection"] = "close"
        self.has_begun = True
        await self._send(message)
