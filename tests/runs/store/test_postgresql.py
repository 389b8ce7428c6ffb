"""The store on PostgreSQL: several processes at once, and a server that goes away and returns."""

import threading
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from lib.engine.lease import Lease
from lib.runs import RunStore, State, trouble
from lib.runs.bundle import register_bundled_runs
from lib.runs.trouble import StoreAwayError, wait_out
from tests.runs.postgresql import PostgreSQL, find_programs
from tests.runs.specs import points, spec
from tests.runs.store.test_at_once import at_once


@pytest.fixture(scope="module")
def server() -> Iterator[PostgreSQL]:
    pytest.importorskip("psycopg")
    programs = find_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed here")
    with TemporaryDirectory(prefix="postgresql-") as folder:
        server = PostgreSQL(programs, Path(folder))
        server.start()
        yield server
        server.stop()


@pytest.fixture
def store(server: PostgreSQL, tmp_path: Path) -> Iterator[RunStore]:
    server.make_empty()
    store = RunStore(server.url, tmp_path / "runs")
    yield store
    store.engine.dispose()


def test_many_can_open_an_empty_database_at_once(server, tmp_path):
    for _ in range(5):
        server.make_empty()
        stores = at_once(4, lambda _: RunStore(server.url, tmp_path))
        assert [opened.runs() for opened in stores] == [[]] * 4
        at_once(4, lambda number, stores=stores: register_bundled_runs(stores[number]))
        assert len(stores[0].runs()) > 10
        assert sum(at_once(4, lambda n, stores=stores: Lease(stores[n].engine, f"holder-{n}").hold())) == 1
        for opened in stores:
            opened.engine.dispose()


def test_a_learner_is_named_from_many_places_at_once(store):
    def name(number: int) -> None:
        for count in range(40):
            store.learners.rename("ada", "" if count % 5 == 4 else f"Ada {number}")

    at_once(6, name)
    store.learners.rename("ada", "Ada")
    assert store.learners.name_of("ada") == "Ada"


def test_a_run_and_its_metrics(store):
    run = store.create(spec(max_steps=20), "ada", "Ours")
    assert store.claim(run.id, "worker")
    store.metrics.write(run.id, "train", points(1, 2))
    store.metrics.write(run.id, "train", points(2, accuracy=0.5))
    assert store.change(run.id, owned_by="worker", state=State.COMPLETED, tests={"affine": 0.5})
    assert (store.get(run.id).name, store.get(run.id).tests) == ("Ours", {"affine": 0.5})
    assert store.metrics.read(run.id, "train")["step"].tolist() == [1, 2]


def test_while_the_server_is_away_that_is_said_and_who_can_wait_waits(server, store, monkeypatch):
    monkeypatch.setattr(trouble, "PAUSE_SECONDS", 0.05)
    run = store.create(spec(max_steps=20), "ada")
    server.stop()
    try:
        for act in (store.runs, lambda: store.get(run.id), lambda: store.learners.rename("ada", "Ada")):
            with pytest.raises(StoreAwayError, match="The run store cannot be reached just now"):
                act()
        waiting = threading.Thread(target=wait_out, args=(lambda: store.change(run.id, step=7),))
        waiting.start()
    finally:
        server.start()
    waiting.join(30)
    assert store.get(run.id).step == 7
