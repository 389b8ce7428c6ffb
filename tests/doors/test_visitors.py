"""Visitors are let in while there is room; later ones read, in their language, that there is none."""

import errno
from collections.abc import Mapping

import psutil
import pytest

from lib.doors import descriptors, left_sessions, visitors
from lib.doors.visitors import RoomForVisitors
from tests.doors.test_left_sessions import leave
from tests.own_loop import run_in_own_loop

PAGE = {"accept": "text/html,application/xhtml+xml"}


def ask(
    path: str = "/",
    kind: str = "http",
    *,
    headers: Mapping[str, str] = PAGE,
    error: OSError | None = None,
    times: int = 1,
) -> list[dict]:
    """Return what is sent to who asks for this path, with these headers."""
    sent = []

    async def app(_scope, _receive, send) -> None:
        if error is not None:
            raise error
        await send({"type": f"{kind}.response.start", "status": 200, "headers": []})

    async def receive() -> dict:
        return {"type": "http.request"}

    async def send(message) -> None:
        sent.append(message)

    lines = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": kind, "headers": lines, "method": "GET", "path": path, "query_string": b""}
    server = RoomForVisitors(app)
    for _ in range(times):
        run_in_own_loop(server(scope, receive, send))
    return sent


@pytest.fixture
def left() -> left_sessions.LeftSessions:
    """The server's sessions without a tab: none."""
    left_sessions.left_sessions.cache_clear()
    return left_sessions.left_sessions()


@pytest.fixture
def full(monkeypatch, left) -> None:
    """So many descriptors are in use that none may be opened for a visitor."""
    for module in (descriptors, visitors):
        monkeypatch.setattr(module, "limit", lambda: 1024)
    monkeypatch.setattr(psutil.Process, "num_fds", lambda _process: 1000)


@pytest.mark.parametrize(
    ("headers", "language", "words"),
    [
        ({}, "en", "This page tries again every 10 seconds"),
        ({"accept-language": "de-DE,zh-CN;q=0.9,en;q=0.8"}, "zh", "每 10 秒"),
    ],
)
def test_a_page_says_that_there_is_no_room_and_tries_again(full, headers, language, words):
    start, body = ask("/maps", headers=PAGE | headers)
    assert start["status"] == 503
    assert {(b"connection", b"close"), (b"retry-after", b"10")} <= set(start["headers"])
    page = body["body"].decode()
    assert f'<html lang="{language}">' in page and words in page
    assert '<meta http-equiv="refresh" content="10">' in page
    assert "1,024" in page


def test_a_page_that_is_about_to_connect_gets_the_words_alone(full):
    start, body = ask("/lab/_stcore/host-config", headers={})
    assert start["status"] == 503
    assert body["body"].startswith(b"More learners are here at once")


def test_no_websocket_is_opened(full):
    assert ask("/_stcore/stream", "websocket") == [{"type": "websocket.close", "code": 1013}]


def test_who_is_in_goes_on_over_connections_that_end(full):
    assert ask("/static/js/index.js", headers={}) == [
        {"type": "http.response.start", "status": 200, "headers": [(b"connection", b"close")]}
    ]


def test_refusals_are_logged_once(full, caplog):
    ask(times=100)
    assert [record.getMessage() for record in caplog.records] == [
        "Visitors are refused: too many of the 1024 descriptors are in use (ulimit -n)."
    ]


@pytest.mark.parametrize("path", ["/", "/_stcore/host-config", "/static/js/index.js"])
def test_while_there_is_room_nothing_changes(monkeypatch, left, path):
    monkeypatch.setattr(psutil.Process, "num_fds", lambda _process: 100)
    assert ask(path) == [{"type": "http.response.start", "status": 200, "headers": []}]
    assert ask("/_stcore/stream", "websocket")[0]["status"] == 200


def test_sessions_without_a_tab_make_room_first(full, left, monkeypatch):
    gone = [leave(left, str(number)) for number in range(40)]
    monkeypatch.setattr(psutil.Process, "num_fds", lambda _process: 1024 - 64 - 64 + 2)
    assert ask("/_stcore/stream", "websocket")[0]["status"] == 200
    assert [session.is_ended for session in gone] == [True, True, *[False] * 38]  # 4 + 2 descriptors


def test_where_no_file_can_be_opened_any_more_that_is_said_too(left, monkeypatch, caplog):
    monkeypatch.setattr(psutil.Process, "num_fds", lambda _process: 100)
    start, body = ask("/static/index.html", headers={}, error=OSError(errno.EMFILE, "Too many open files"))
    assert start["status"] == 503 and body["body"].startswith(b"More learners")
    assert len(caplog.records) == 1 and caplog.records[0].exc_info is None
    with pytest.raises(PermissionError):
        ask("/static/index.html", headers={}, error=PermissionError(errno.EACCES, "not allowed"))
