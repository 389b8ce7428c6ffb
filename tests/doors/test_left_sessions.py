"""Sessions whose tab has left are kept for a while, and end when their time is over or their room is needed."""

from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.runtime import Runtime
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.websocket_session_manager import WebsocketSessionManager

from lib.doors import left_sessions
from lib.doors.left_sessions import MOST, LeftSessions, keep_left_sessions


class FakeSession:
    """A session as the storage sees it: it has an id, and can be ended."""

    def __init__(self, session_id: str) -> None:
        self.id, self.is_ended = session_id, False

    def shutdown(self) -> None:
        self.is_ended = True


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def left(clock) -> LeftSessions:
    return LeftSessions(120.0, clock)


def leave(left: LeftSessions, name: str) -> FakeSession:
    session = FakeSession(name)
    save(left, session)
    return session


def save(left: LeftSessions, session: FakeSession) -> None:
    info: Any = SimpleNamespace(session=session)
    left.save(info)


def session_of(found: Any) -> object:
    return found.session


def test_who_comes_back_in_time_finds_the_session(left, clock):
    session = leave(left, "a")
    clock.now = 119.0
    left.end_expired()
    assert session_of(left.get("a")) is session
    left.delete("a")
    assert left.get("a") is None and not session.is_ended


def test_a_session_ends_when_its_time_is_over_though_nobody_comes_or_goes(left, clock):
    first = leave(left, "a")
    clock.now = 60.0
    second = leave(left, "b")
    clock.now = 120.0
    left.end_expired()
    assert (first.is_ended, second.is_ended) == (True, False)
    assert [info.session for info in left.list()] == [second]


def test_those_that_left_first_give_room_first(left):
    first, second = leave(left, "a"), leave(left, "b")
    third = leave(left, "c")
    assert left.end_oldest(2) == 2
    assert (first.is_ended, second.is_ended, third.is_ended) == (True, True, False)
    assert left.end_oldest(2) == 1
    assert left.end_oldest(2) == 0


def test_there_are_never_too_many(left):
    sessions = [leave(left, str(number)) for number in range(MOST + 1)]
    assert [session.is_ended for session in sessions] == [True, *[False] * MOST]


def test_streamlit_keeps_them_there(monkeypatch):
    nothing: Any = None
    manager = WebsocketSessionManager(MemorySessionStorage(), nothing, nothing, None)
    assert hasattr(manager, "_session_storage")
    monkeypatch.setattr(Runtime, "instance", lambda: SimpleNamespace(_session_mgr=manager))
    left_sessions.left_sessions.cache_clear()
    keep_left_sessions()
    session = leave(left_sessions.left_sessions(), "a")
    assert session_of(manager.get_session_info("a")) is session
    manager.close_session("a")
    assert left_sessions.left_sessions().list() == []
