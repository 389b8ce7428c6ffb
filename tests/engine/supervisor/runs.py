"""Runs as the supervisor's tests queue, end and look at them."""

from typing import Any, Protocol

from lib.runs import RunStore, State


class Queue(Protocol):
    def __call__(self, owner: str = "ada", **options: Any) -> str: ...


def states(store: RunStore, *run_ids: str) -> list[str]:
    return [str(store.get(run_id).state) for run_id in run_ids]


def end_run(store: RunStore, run_id: str, state: State = State.COMPLETED) -> None:
    """Do what a trainer does at its end."""
    store.change(run_id, state=state, worker=None, handle=None)
