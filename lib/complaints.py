"""What goes wrong again and again, logged once."""

import logging

from lib.errors import LearnerError


class Complaints:
    """Logs the errors of something that is tried again and again: each of a row of equal ones a single time."""

    def __init__(self, log: logging.Logger) -> None:
        self._log = log
        self._last: tuple[type[BaseException], str] | None = None

    def log(self, error: BaseException, what: str) -> None:
        """Log what went wrong and why, unless that was the last thing that was logged.

        Of an error that is in words already, the words suffice; of others the traceback is logged too.
        """
        this = type(error), str(error)
        if this != self._last:
            self._log.error("%s %s", what, error, exc_info=None if isinstance(error, LearnerError) else error)
        self._last = this

    def end(self) -> None:
        """Note that it went well, and log that if it had not before."""
        if self._last is not None:
            self._log.warning("That is over.")
        self._last = None
