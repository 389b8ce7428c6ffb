"""Of two who try to change a run at the same time, one wins."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from lib.runs import RunStore, State
from tests.runs.specs import points, spec

Answer = TypeVar("Answer")


def at_once(count: int, act: Callable[[int], Answer]) -> list[Answer]:
    """Return what `act(number)` returns in `count` threads that begin together."""
    together = threading.Barrier(count)

    def begin(number: int) -> Answer:
        together.wait()
        return act(number)

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(begin, range(count)))


def test_of_many_who_dispatch_one_wins(store):
    """Each has a database connection of its own, as processes have."""
    url = str(store.engine.url)
    stores = [RunStore(url, store.folder) for _ in range(4)]
    for _ in range(10):
        run = store.create(spec(), "ada")
        won = at_once(
            4, lambda n, id=run.id: stores[n].change(id, State.QUEUED, state=State.RUNNING, handle=f"{n}")
        )
        assert sum(won) == 1
        assert store.get(run.id).handle == str(won.index(True))


def test_of_many_who_claim_one_wins(store):
    stores = [RunStore(str(store.engine.url), store.folder) for _ in range(4)]
    for _ in range(10):
        run = store.create(spec(), "ada", state=State.RUNNING)
        won = at_once(4, lambda n, id=run.id: stores[n].claim(id, f"worker-{n}"))
        assert sum(won) == 1
        assert store.get(run.id).worker == f"worker-{won.index(True)}"


def test_many_can_open_a_new_database_at_once(tmp_path):
    for number in range(5):
        url = f"sqlite:///{tmp_path / f'{number}.sqlite'}"
        stores = at_once(4, lambda _, url=url: RunStore(url, tmp_path))
        assert [opened.runs() for opened in stores] == [[], [], [], []]


def test_many_can_write_at_once(store):
    run = store.create(spec(), "ada")
    stores = [RunStore(str(store.engine.url), store.folder) for _ in range(4)]

    def write(number: int) -> None:
        for step in range(25):
            stores[number].metrics.write(run.id, f"phase-{number}", points(step))
            stores[number].change(run.id, step=step)

    at_once(4, write)
    for number in range(4):
        assert store.metrics.read(run.id, f"phase-{number}")["step"].tolist() == list(range(25))
