"""The sessions of tabs that were closed or lost their connection, which they may come back to for a while.

Each keeps its state, its uploads and three descriptors. Streamlit's own storage ends them only when another tab
closes; this one also when their time is over, and before, when the room is needed for those who come.
"""

import asyncio
import time
from collections.abc import Callable
from functools import cache

import streamlit as st
from streamlit.runtime import Runtime
from streamlit.runtime.session_manager import SessionInfo, SessionStorage

DESCRIPTORS = 3
"""Of a session whose tab has left: of the event loop of its scripts."""
MOST = 256
LOOK_SECONDS = 10.0


class LeftSessions(SessionStorage):
    """Streamlit's storage of sessions without a connection; all calls come from the server's event loop.

    Args:
        seconds: how long each is kept.
        clock: returns the time in seconds.
    """

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds, self._clock = seconds, clock
        self._left: dict[str, tuple[float, SessionInfo]] = {}

    def get(self, session_id: str) -> SessionInfo | None:
        """Return the session of this id, or None."""
        _when, info = self._left.get(session_id, (0.0, None))
        return info

    def save(self, session_info: SessionInfo) -> None:
        """Keep a session from now on; end the one that left first if there are too many."""
        self._left.pop(session_info.session.id, None)
        self._left[session_info.session.id] = self._clock(), session_info
        self.end_oldest(len(self._left) - MOST)

    def delete(self, session_id: str) -> None:
        """Forget a session, whose tab is back or which was ended."""
        del self._left[session_id]

    def list(self) -> list[SessionInfo]:
        """Return all sessions, the one that left first comes first."""
        return [info for _when, info in self._left.values()]

    def end_expired(self) -> None:
        """End the sessions whose time is over."""
        before = self._clock() - self._seconds
        self.end_oldest(sum(when <= before for when, _info in self._left.values()))

    def end_oldest(self, count: int) -> int:
        """End so many sessions, or all if there are fewer; return how many that were."""
        ended = list(self._left)[: max(0, count)]
        for session_id in ended:
            _when, info = self._left.pop(session_id)
            info.session.shutdown()
        return len(ended)


@cache
def left_sessions() -> LeftSessions:
    """Return the storage of this server."""
    return LeftSessions(st.get_option("server.disconnectedSessionTTL"))


def keep_left_sessions() -> None:
    """Let this server's Streamlit keep them there in place of its own storage."""
    manager = getattr(Runtime.instance(), "_session_mgr")  # noqa: B009
    setattr(manager, "_session_storage", left_sessions())  # noqa: B010


async def end_expired_sessions() -> None:
    """End sessions whose time is over, until this is cancelled."""
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        left_sessions().end_expired()
