"""Workers take a file's tests together, and last of all what is over in a moment."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from tests import scheduling
from tests.scheduling import FileScheduling

QUICK, SLOW = "tests/test_quick.py", "tests/test_slow.py"


class Worker:
    """Remembers the tests that it is sent, as an xdist worker runs them."""

    def __init__(self) -> None:
        self.sent: list[int] = []
        self.gateway = SimpleNamespace(id="gw0")
        self.shutting_down = False

    def send_runtest_some(self, indices: list[int]) -> None:
        self.sent += indices

    def shutdown(self) -> None:
        self.shutting_down = True


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch):
    """Return what one worker runs, in its order, of tests that are collected in this order."""
    monkeypatch.setattr(scheduling, "_is_quick", lambda scope: scope == QUICK)
    config = SimpleNamespace(
        option=SimpleNamespace(loadscopereorder=True), getvalue=lambda _: ["popen"], getoption=lambda _: None
    )
    monkeypatch.setattr("xdist.scheduler.loadscope.parse_tx_spec_config", lambda _: ["popen"])

    def take(*collected: str) -> list[str]:
        worker = cast(Any, Worker())
        tests = FileScheduling(cast(Any, config))
        tests.add_node(worker)
        tests.add_node_collection(worker, collected)
        tests.schedule()
        for done in range(len(collected)):
            tests.mark_test_complete(worker, worker.sent[done])
        return [collected[index] for index in worker.sent]

    return take


def test_the_tests_of_a_file_follow_one_another_and_groups_stay(taken):
    grouped = [f"{SLOW}::test_a[1]@both", "tests/test_other.py::test_d@both"]
    alone = [f"{SLOW}::test_b[x::y]", f"{SLOW}::test_c", "tests/test_last.py::test_e"]
    assert taken(alone[0], grouped[0], alone[2], alone[1], grouped[1]) == [alone[0], alone[1], *grouped, alone[2]]


def test_quick_files_come_last_however_many_tests_they_have(taken):
    quick = [f"{QUICK}::test_{number}" for number in range(9)]
    assert taken(*quick, f"{SLOW}::test_a") == [f"{SLOW}::test_a", *quick]
