"""The automatic reruns of fragments (`run_every`), which the browser asks for and not the server."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence


class Ticks:
    """Asks for each fragment at its interval, and notes how long each answer took."""

    def __init__(self, ask: Callable[[str], Awaitable[None]]) -> None:
        self._ask = ask
        self._tickers: dict[str, asyncio.Task[None]] = {}
        self._sent: dict[str, float] = {}
        self.milliseconds: list[float] = []

    def every(self, seconds: float, fragment_id: str) -> None:
        """Ask for the fragment from now on, unless that goes on already."""

        async def tick() -> None:
            while True:
                await asyncio.sleep(seconds)
                self._sent.setdefault(fragment_id, time.perf_counter())
                await self._ask(fragment_id)

        if fragment_id not in self._tickers:
            self._tickers[fragment_id] = asyncio.create_task(tick())

    def stop(self, *fragment_ids: str) -> None:
        """No more of these fragments; of none at all, if none is named."""
        for fragment_id in fragment_ids or tuple(self._tickers):
            if ticker := self._tickers.pop(fragment_id, None):
                ticker.cancel()
            self._sent.pop(fragment_id, None)

    def forget_sent(self) -> None:
        """A run of the whole page interrupts what was asked for before."""
        self._sent.clear()

    def answered(self, fragment_ids: Sequence[str], now: float) -> bool:
        """Note that a run of these fragments has ended; True if any was asked for since `forget_sent`."""
        taken = [1000 * (now - self._sent.pop(name)) for name in fragment_ids if name in self._sent]
        self.milliseconds += taken
        return bool(taken)
