"""How far slow work is, said on standard error now and then: in a terminal, or in a run's log."""

import sys
import time

PROGRESS_SECONDS = 2.0


class Notes:
    """Says every two seconds how far the work is.

    Args:
        sentence: what to say, with `{done}` and `{total}` to fill in.
    """

    def __init__(self, sentence: str) -> None:
        self._sentence = sentence
        self._said = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        if time.monotonic() - self._said > PROGRESS_SECONDS:
            print(self._sentence.format(done=f"{done:,}", total=f"{total:,}"), file=sys.stderr)
            self._said = time.monotonic()
