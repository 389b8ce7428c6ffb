"""Write the progress of slow work to standard error now and then: to a terminal, or to a run's log."""

import sys
import time

PROGRESS_SECONDS = 2.0


class Notes:
    """A callback that writes the progress of slow work, at most once in `PROGRESS_SECONDS`.

    Args:
        sentence: what to write, with `{done}` and `{total}` to fill in.
    """

    def __init__(self, sentence: str) -> None:
        self._sentence = sentence
        self._last = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        if time.monotonic() - self._last > PROGRESS_SECONDS:
            print(self._sentence.format(done=f"{done:,}", total=f"{total:,}"), file=sys.stderr)
            self._last = time.monotonic()
