"""How long trainers have given no sign of life, where clocks may be set and machines may sleep."""

import time

GRACE_SECONDS = 30.0
LARGEST_DRIFT_SECONDS = 5.0


class Silence:
    """Tells from their signs of life, which bear the time of the wall clock, which trainers are silent.

    After the clock was set or the machine slept, and after the store was out of reach, all signs of life look
    late: then every trainer gets the time to give the next one.
    """

    def __init__(self) -> None:
        self._offset = _clock_offset()
        self._excused_until = 0.0
        self._first_seen: dict[str, tuple[float, float]] = {}

    def note_clock(self) -> None:
        """Excuse the trainers if the wall clock has jumped since the last call."""
        offset = _clock_offset()
        if abs(offset - self._offset) > LARGEST_DRIFT_SECONDS:
            self.excuse()
        self._offset = offset

    def excuse(self) -> None:
        """Call no trainer silent for a while."""
        self._excused_until = time.monotonic() + GRACE_SECONDS

    def is_silent(self, run_id: str, sign_of_life: float, allowed: float) -> bool:
        """Return whether the last sign of life of the run's trainer is more than `allowed` seconds old.

        Args:
            sign_of_life: in seconds since 1970. One in the future grows old from when it was first seen here.
        """
        if time.monotonic() < self._excused_until:
            return False
        age = time.time() - sign_of_life
        if age < 0:
            seen, since = self._first_seen.get(run_id, (None, 0.0))
            if seen != sign_of_life:
                since = time.monotonic()
                self._first_seen[run_id] = sign_of_life, since
            age = time.monotonic() - since
        else:
            self._first_seen.pop(run_id, None)
        return age > allowed


def _clock_offset() -> float:
    return time.time() - time.monotonic()
