"""A run that waits in the queue of an empty store."""

import pytest

from lib.runs import Run, RunStore
from tests.runs.specs import spec


@pytest.fixture
def run(store: RunStore) -> Run:
    return store.create(spec(max_steps=20), "ada")
