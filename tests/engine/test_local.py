"""The local engine with real processes: short Python programs that stand for the trainer."""

import os
import signal
import subprocess
import sys

import psutil
import pytest

from lib.engine import LocalEngine, local
from lib.engine.local import seconds_after_boot
from tests.waiting import wait_for

PROGRAM = """
import os, pathlib, sys, time
notes = pathlib.Path(sys.argv[1]) / str(os.getpid())
order = sys.argv[2:]
if order == ["--wait"]:
    notes.with_suffix(".ready").touch()
    order = sys.stdin.readline().split()
    if not order:
        sys.exit()
notes.write_text(" ".join([*order, "GPU", os.environ.get("CUDA_VISIBLE_DEVICES", "-")]))
time.sleep(60)
"""


@pytest.fixture
def notes(tmp_path, monkeypatch):
    """Return the folder in which each process notes what it was asked to do."""
    folder = tmp_path / "notes"
    folder.mkdir()
    (tmp_path / "trainer.py").write_text(PROGRAM)
    monkeypatch.setattr(local, "COMMAND", (sys.executable, str(tmp_path / "trainer.py"), str(folder)))
    return folder


@pytest.fixture
def engine(notes):
    engine = LocalEngine()
    yield engine
    for process in [*engine._children, engine._spare]:
        if process is not None and process.poll() is None:
            process.kill()
            process.wait()


def pid_of(handle: str) -> int:
    return int(handle.split()[1])


def note_of(notes, pid: int) -> str:
    path = notes / str(pid)
    return wait_for(lambda: path.is_file() and path.read_text())


def test_a_trainer_is_a_process_of_its_own_session(engine, notes):
    handle = engine.submit("run-1", {"CUDA_VISIBLE_DEVICES": "3"})
    assert engine.is_alive(handle) is True
    assert note_of(notes, pid_of(handle)) == "run-1 GPU 3"
    assert os.getsid(pid_of(handle)) == pid_of(handle) != os.getsid(0)


def test_stop_ends_it(engine, notes):
    handle = engine.submit("run-1", {})
    engine.stop(handle)
    assert engine.is_alive(handle) is False
    engine.stop(handle)  # no error if it has ended already
    assert engine.is_alive(handle) is False


def test_stop_ends_one_that_will_not_listen(engine, notes, monkeypatch):
    program = "import signal, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(); time.sleep(60)"
    process = subprocess.Popen((sys.executable, "-c", program), stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    monkeypatch.setattr(
        psutil.Process, "wait", lambda self, timeout: (_ for _ in ()).throw(psutil.TimeoutExpired(5))
    )
    engine.stop(f"{engine._host} {process.pid} {seconds_after_boot(psutil.Process(process.pid)):.2f}")
    assert process.wait(10) == -signal.SIGKILL
    process.stdout.close()


def test_a_killed_trainer_is_dead(engine, notes):
    handle = engine.submit("run-1", {})
    os.kill(pid_of(handle), signal.SIGKILL)
    wait_for(lambda: engine.is_alive(handle) is False)
    wait_for(lambda: engine.is_alive(handle) is False and not psutil.pid_exists(pid_of(handle)))


def test_another_engine_finds_the_trainer(engine, notes):
    """As after a restart of the web server."""
    handle = engine.submit("run-1", {})
    other = LocalEngine()
    assert other.is_alive(handle) is True
    other.stop(handle)
    assert other.is_alive(handle) is False


def test_ended_while_another_engine_looks(engine, notes):
    """A zombie, because its parent has not looked yet, is dead too."""
    handle = engine.submit("run-1", {})
    os.kill(pid_of(handle), signal.SIGKILL)
    wait_for(lambda: psutil.Process(pid_of(handle)).status() == psutil.STATUS_ZOMBIE)
    assert LocalEngine().is_alive(handle) is False


def test_a_process_that_got_the_same_number_is_another(engine):
    started = seconds_after_boot(psutil.Process())
    assert engine.is_alive(f"{engine._host} {os.getpid()} {started:.2f}") is True
    assert engine.is_alive(f"{engine._host} {os.getpid()} {started - 100:.2f}") is False
    engine.stop(f"{engine._host} {os.getpid()} {started - 100:.2f}")  # and is not stopped: this test goes on


def test_a_trainer_is_found_after_the_clock_was_set(engine, notes, monkeypatch):
    """Linux adds the time since boot to that of the boot, and the latter moves along with the clock."""
    handle = engine.submit("run-1", {})
    create_time, boot_time = psutil.Process.create_time, psutil.boot_time
    monkeypatch.setattr(psutil.Process, "create_time", lambda self: create_time(self) - 7200)
    monkeypatch.setattr(psutil, "boot_time", lambda: boot_time() - 7200)
    assert LocalEngine().is_alive(handle) is True
    engine.stop(handle)
    assert engine.is_alive(handle) is False


def test_a_process_that_ends_while_it_is_looked_at(engine, notes, monkeypatch):
    handle = engine.submit("run-1", {})

    def gone(self, *_):
        raise psutil.NoSuchProcess(self.pid)

    with monkeypatch.context() as patch:
        patch.setattr(psutil.Process, "status", gone)
        patch.setattr(psutil.Process, "terminate", gone)
        assert engine.is_alive(handle) is False
        engine.stop(handle)


def test_of_another_machine_nothing_is_known(engine):
    assert engine.is_alive(f"elsewhere {os.getpid()} 0.0") is None
    engine.stop(f"elsewhere {os.getpid()} {seconds_after_boot(psutil.Process()):.2f}")  # this test goes on


def test_the_warm_spare_takes_the_next_run(engine, notes):
    engine.keep_warm()
    spare = engine._spare.pid
    wait_for((notes / f"{spare}.ready").is_file)
    engine.keep_warm()
    assert engine._spare.pid == spare  # one is enough
    handle = engine.submit("run-1", {"CUDA_VISIBLE_DEVICES": "1"})
    assert pid_of(handle) == spare
    assert note_of(notes, spare).startswith("run-1 CUDA_VISIBLE_DEVICES=1 ")
    assert os.getsid(spare) == spare
    assert engine.is_alive(handle) is True
    second = engine.submit("run-2", {})
    assert pid_of(second) != spare
    assert note_of(notes, pid_of(second)).startswith("run-2 ")


def test_no_spare_while_a_trainer_starts(engine, notes):
    engine.submit("run-1", {})
    engine.keep_warm()
    assert engine._spare is None
    engine._no_spare_before = 0.0  # some seconds later
    engine.keep_warm()
    assert engine._spare is not None and engine._spare.poll() is None


def test_a_spare_that_died_is_replaced(engine, notes):
    engine.keep_warm()
    first = engine._spare
    first.kill()
    first.wait()
    handle = engine.submit("run-1", {})
    assert note_of(notes, pid_of(handle)).startswith("run-1 ")
    engine._no_spare_before = 0.0
    engine.keep_warm()
    assert engine._spare.pid != first.pid


def test_a_spare_that_dies_as_it_is_asked_does_not_take_the_run_with_it(engine, notes, monkeypatch):
    engine.keep_warm()
    spare = engine._spare
    spare.kill()
    wait_for(lambda: psutil.Process(spare.pid).status() == psutil.STATUS_ZOMBIE)
    with monkeypatch.context() as patch:
        patch.setattr(spare, "poll", lambda: None)  # it died just after it was looked at
        handle = engine.submit("run-1", {})
    assert pid_of(handle) != spare.pid
    assert note_of(notes, pid_of(handle)).startswith("run-1 ")


def test_close_ends_the_spare_and_leaves_trainers(engine, notes):
    handle = engine.submit("run-1", {})
    engine._no_spare_before = 0.0
    engine.keep_warm()
    spare = engine._spare
    engine.close()
    assert spare.wait(20) == 0
    assert engine.is_alive(handle) is True
