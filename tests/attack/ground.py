"""What an attack gets, and what it says of how it went."""

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Ground:
    """A home that only this attack has, and how long it may go on.

    Attributes:
        until: in seconds of `time.monotonic`; no round begins after it.
    """

    home: Path
    until: float
    chance: random.Random

    def rounds(self, most: int) -> Iterator[int]:
        """Yield the numbers of the rounds from 0: at least one, `most` of them if there is time."""
        for number in range(most):
            if number > 0 and time.monotonic() > self.until:
                return
            yield number


@dataclass
class Outcome:
    """How an attack went.

    Attributes:
        expected: what should hold, in a few words.
        rounds: how often it was tried.
        failures: what did not hold, a line each.
        skipped: why it cannot be tried here, or "".
    """

    expected: str
    rounds: int = 0
    failures: list[str] = field(default_factory=list[str])
    skipped: str = ""

    def check(self, holds: bool, failure: str) -> None:
        """Note `failure` unless it holds."""
        if not holds:
            self.failures.append(failure)

    @property
    def held(self) -> bool:
        """Whether everything held that was tried."""
        return not self.failures
