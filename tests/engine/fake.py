"""An engine whose trainers are names in a table, for what the supervisor decides."""


class FakeEngine:
    """`alive` holds each handle's state, `submitted` the runs and their environments in order."""

    def __init__(self) -> None:
        self.alive: dict[str, bool | None] = {}
        self.submitted: list[tuple[str, dict[str, str]]] = []
        self.stopped: list[str] = []
        self.warmed = 0
        self.closed = False

    def submit(self, run_id: str, environment: dict[str, str]) -> str:
        self.submitted.append((run_id, environment))
        handle = f"here {len(self.submitted)} {run_id}"
        self.alive[handle] = True
        return handle

    def stop(self, handle: str) -> None:
        self.stopped.append(handle)
        self.alive[handle] = False

    def is_alive(self, handle: str) -> bool | None:
        return self.alive.get(handle)  # None for what another engine started

    def keep_warm(self) -> None:
        self.warmed += 1

    def close(self) -> None:
        self.closed = True

    # What tests do to it

    def kill(self, run_id: str) -> None:
        """Let the run's trainer be gone without a word."""
        self.alive = {handle: state and run_id not in handle for handle, state in self.alive.items()}

    @property
    def runs(self) -> list[str]:
        return [run_id for run_id, _ in self.submitted]
