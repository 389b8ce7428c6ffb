"""A supervisor over an engine whose trainers are names, and learners who queue runs."""

from typing import Any

import pytest

from lib.engine import Supervisor, slots
from lib.settings import settings
from tests.engine.fake import FakeEngine
from tests.engine.supervisor.runs import Queue
from tests.runs.specs import spec


@pytest.fixture(autouse=True)
def no_gpu(monkeypatch):
    monkeypatch.setattr(slots, "gpu_count", lambda: 0)


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def watch(store, engine) -> Supervisor:
    return Supervisor(store, engine)


@pytest.fixture
def queue(store) -> Queue:
    """Return a function that queues a run of a learner, Ada by default, and returns its id."""

    def create(owner: str = "ada", **options: Any) -> str:
        return store.create(spec(**options), owner).id

    return create


@pytest.fixture
def three_slots(home, monkeypatch):
    monkeypatch.setenv("CAPSULE_LAB_SLOTS", "3")
    settings.cache_clear()
