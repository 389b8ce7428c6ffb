"""An inspector answers in the home of whoever asks, whatever home it began in."""

import multiprocessing
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from lib.inspectors.pool import Inspectors
from lib.runs import open_store
from tests.conftest import forget_home
from tests.runs.specs import spec


def find_runs() -> tuple[int, list[str]]:
    """Return the id of this process, and the ids of the runs that learners trained in its home."""
    return os.getpid(), [run.id for run in open_store().runs() if not run.bundled]


@pytest.fixture
def inspectors(monkeypatch: pytest.MonkeyPatch) -> Iterator[Inspectors]:
    """One inspector without TensorFlow, which none of these questions needs."""

    def pool_without_tensorflow(_self: Inspectors) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(1, multiprocessing.get_context("spawn"))

    monkeypatch.setattr(Inspectors, "_new_pool", pool_without_tensorflow)
    inspectors = Inspectors(1)
    yield inspectors
    inspectors.close()


def test_an_inspector_moves_to_the_home_of_the_question(
    inspectors: Inspectors, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    homes = [tmp_path / "one", tmp_path / "other", tmp_path / "one"]
    made: dict[Path, str] = {}
    processes: set[int] = set()
    for home in homes:
        monkeypatch.setenv("CAPSULE_LAB_HOME", str(home))
        forget_home()
        if home not in made:
            made[home] = open_store().create(spec("lenet"), "ada").id
        process, runs = inspectors.ask(find_runs)
        assert runs == [made[home]]
        processes.add(process)
    assert len(processes) == 1
    assert len(set(made.values())) == 2


def test_an_inspector_takes_the_database_of_the_question(
    inspectors: Inspectors, home: Path, monkeypatch: pytest.MonkeyPatch
):
    assert inspectors.ask(find_runs)[1] == []
    monkeypatch.setenv("CAPSULE_LAB_DATABASE_URL", f"sqlite:///{home / 'other.sqlite'}")
    forget_home()
    run = open_store().create(spec("lenet"), "ada")
    assert inspectors.ask(find_runs)[1] == [run.id]
