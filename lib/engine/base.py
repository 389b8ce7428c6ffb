"""What the supervisor needs of whatever runs the trainers."""

from typing import Protocol


class Engine(Protocol):
    """Starts `python -m lib.training RUN_ID` somewhere and can tell whether it still runs.

    A handle is a text that any process on this machine (or in this cluster) can use.
    """

    def submit(self, run_id: str, environment: dict[str, str]) -> str:
        """Start a trainer with these additional environment variables, and return its handle."""
        ...

    def stop(self, handle: str) -> None:
        """End the trainer at once, unless it has ended already."""
        ...

    def is_alive(self, handle: str) -> bool | None:
        """Return whether the trainer still runs, or None if that cannot be known from here."""
        ...

    def keep_warm(self) -> None:
        """Get ready to start the next trainer quickly, if that is possible."""
        ...

    def close(self) -> None:
        """Release what the engine holds; trainers go on."""
        ...
