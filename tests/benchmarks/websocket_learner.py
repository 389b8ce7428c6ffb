"""One learner's tab as the server sees it: Streamlit's websocket protocol (1.67) without a browser.

The handshake, the first request, widget states, cached messages, the address and automatic reruns of
fragments go as in the frontend, so that the server does for this learner what it does for a real one.
"""

import asyncio
import random
import time
import urllib.request
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import parse_qs, urlencode

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState, ContextInfo
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tests.benchmarks.forward_cache import ForwardCache
from tests.benchmarks.ticks import Ticks
from tests.benchmarks.widgets import Widgets

XSRF_COOKIE = "_streamlit_xsrf"
NO_TOKEN = "PLACEHOLDER_AUTH_TOKEN"
WAIT_SECONDS = 120.0


@dataclass(frozen=True)
class Rerun:
    """One request and all that came back, until the server said that the script had finished."""

    milliseconds: float
    received_bytes: int


class WebsocketLearner:
    """A learner with a page open; its requests return `Rerun`s, while fragments tick beside."""

    def __init__(self, connection: ClientConnection, url: str, page: str, query: str) -> None:
        self._connection = connection
        self._context = ContextInfo(
            timezone="Europe/Berlin", locale="en-US", url=f"{url}/{page}", is_embedded=False, color_scheme="light"
        )
        self._page, self._page_hash, self._query = page, "", query
        self._run_id, self._begun, self._fragment = "", set[str](), ""
        self._widgets, self._cache, self._most_age = Widgets(), ForwardCache(), 0
        self._received = 0
        self._finished: asyncio.Future[float] | None = None
        self.ticks = Ticks(self._tick)
        self.overtaken = 0
        self.errors: list[str] = []

    async def open_page(self) -> Rerun:
        """The first run: everything the page shows."""
        return await self._rerun()

    async def change(self, names: Iterable[str], chance: random.Random) -> Rerun:
        """Change the widget that has one of `names` as key or label, and wait for the page or its fragment."""
        parameter, value, fragment = self._widgets.change(names, chance)
        if parameter:
            self._query = urlencode({**parse_qs(self._query), parameter: value}, doseq=True)
        return await self._rerun(fragment)

    async def listen(self) -> None:
        """Take messages in until the connection ends; whoever waits for an answer learns why it ended."""
        try:
            async for frame in self._connection:
                assert isinstance(frame, bytes), "Streamlit sends binary frames only"
                self._received += len(frame)
                message = ForwardMsg.FromString(frame)
                self._cache.take(message)
                self._take(message)
            raise ConnectionError("The server closed the connection.")
        except Exception as error:
            if self._finished is not None and not self._finished.done():
                self._finished.set_exception(error)

    async def _rerun(self, fragment: str = "") -> Rerun:
        self._finished = asyncio.get_running_loop().create_future()
        self._run_id, self._begun = "", set()  # runs that this one interrupts may still report their ends
        self._fragment = fragment
        if not fragment:
            self.ticks.forget_sent()
        before, started = self._received, time.perf_counter()
        await self._ask(fragment)
        ended = await asyncio.wait_for(self._finished, WAIT_SECONDS)
        return Rerun(1000 * (ended - started), self._received - before)

    async def _tick(self, fragment_id: str) -> None:
        await self._ask(fragment_id, is_automatic=True)

    async def _ask(self, fragment_id: str = "", *, is_automatic: bool = False) -> None:
        state = ClientState(
            query_string=self._query,
            widget_states=self._widgets.states(),
            page_script_hash=self._page_hash,
            page_name="" if self._page_hash else self._page,
            fragment_id=fragment_id,
            is_auto_rerun=is_automatic,
            cached_message_hashes=self._cache.hashes,
            context_info=self._context,
        )
        await self._connection.send(BackMsg(rerun_script=state).SerializeToString())

    def _take(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        run, fragment_ids = message.metadata.run, list(message.metadata.run.fragment_ids)
        if kind == "delta":
            self._take_element(message)
        elif kind == "new_session":
            self._most_age = message.new_session.config.max_cached_message_age
            self._begun.add(run.script_run_id)
            if not fragment_ids:
                self._run_id, self._page_hash = run.script_run_id, message.new_session.page_script_hash
                self._widgets.page_begins()
                self.ticks.stop()
            elif self._fragment in fragment_ids:
                self._run_id = run.script_run_id
                self._widgets.fragment_begins(self._fragment)
        elif kind == "navigation":
            self._page_hash = message.navigation.page_script_hash
        elif kind == "page_info_changed":
            self._query = message.page_info_changed.query_string
        elif kind == "auto_rerun":
            self.ticks.every(message.auto_rerun.interval, message.auto_rerun.fragment_id)
        elif kind == "stop_auto_rerun":
            self.ticks.stop(*message.stop_auto_rerun.fragment_ids)
        elif kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            if run.script_run_id:
                self._cache.run_ended(self._most_age, fragment_ids)
            self._take_end(run.script_run_id, fragment_ids)

    def _take_element(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        self._widgets.take(element, message.delta.fragment_id)
        kind = element.WhichOneof("type")
        if kind == "exception":
            self.errors.append(f"{element.exception.type}: {element.exception.message}")
        elif kind == "alert" and element.alert.format == Alert.ERROR:
            self.errors.append(element.alert.body)

    def _take_end(self, run_id: str, fragment_ids: list[str]) -> None:
        now = time.perf_counter()
        answered = self.ticks.answered(fragment_ids, now)
        if self._finished is None or self._finished.done() or run_id not in self._begun:
            return
        if run_id == self._run_id:
            self._widgets.run_ends()
            self._finished.set_result(now)
        elif not self._fragment and (self._run_id or answered):
            # Streamlit forgets what a run still had to say if a fragment is asked for just when its script has
            # ended (streamlit#9921): the page's end never comes, and sometimes neither does the rest of the page.
            self.overtaken += 1
            self._finished.set_result(now)


@asynccontextmanager
async def websocket_learner(url: str, page: str, query: str = "") -> AsyncIterator[WebsocketLearner]:
    """A new learner with a cookie of their own on `page` ("" is Start) of the server at `url`."""
    cookies = await asyncio.to_thread(_first_cookies, url)
    token = cookies[XSRF_COOKIE].value if XSRF_COOKIE in cookies else NO_TOKEN
    async with connect(
        f"ws{url.removeprefix('http')}/_stcore/stream",
        origin=Origin(url),
        subprotocols=[Subprotocol("streamlit"), Subprotocol(token)],
        additional_headers={"Cookie": "; ".join(f"{name}={morsel.value}" for name, morsel in cookies.items())},
        max_size=None,
    ) as connection:
        learner = WebsocketLearner(connection, url, page, query)
        listening = asyncio.create_task(learner.listen())
        try:
            yield learner
        finally:
            learner.ticks.stop()
            listening.cancel()


def _first_cookies(url: str) -> SimpleCookie:
    """What a new browser gets with the page itself."""
    cookies = SimpleCookie()
    with urllib.request.urlopen(url) as response:
        for header in response.headers.get_all("Set-Cookie") or ():
            cookies.load(header)
    return cookies
