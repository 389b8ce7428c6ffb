"""What all tests share: a home of their own, and one tiny real run, trained once for all workers."""

import os

# Before anything imports NumPy or TensorFlow: the tests share few cores with each other.
os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import fcntl
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lib.runs import Run, RunStore, open_store
from lib.settings import ASSETS, settings
from lib.tensorflow_settings import set_environment
from tests import tiers

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from xdist.remote import Producer

    from tests.scheduling import FileScheduling

set_environment()

ROOT = Path(__file__).resolve().parent.parent
LONGEST_NAME = 300
TRAINED_STEPS = 30
TRAIN = (
    *(
        "-m",
        "lib.training",
        "--architecture",
        "capsnet_small",
        "--dataset",
        "mnist",
        "--epochs",
        "1",
        "--seed",
        "0",
    ),
    *("--name", "A tiny run", "--option", f"max_steps={TRAINED_STEPS}"),
)


def pytest_addoption(parser: pytest.Parser) -> None:
    tiers.add_option(parser)


def pytest_configure(config: pytest.Config) -> None:
    """Bring the files of a folder together: pytest 9.1 has forgotten its fixtures when it comes back to it."""
    config.args.sort()


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    is_test = collection_path.name.startswith("test_") and collection_path.suffix == ".py"
    return True if config.getoption("quick") and is_test and not tiers.is_quick_file(collection_path) else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("quick"):
        quick = [item for item in items if tiers.is_quick_test(item)]
        config.hook.pytest_deselected(items=[item for item in items if item not in quick])
        items[:] = quick


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: "Producer") -> "FileScheduling | None":
    if config.getvalue("dist") != "loadgroup":
        return None
    from tests.scheduling import FileScheduling

    return FileScheduling(config, log)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Call a file by its length: its content would go to and from each worker, 37 MB for one of 9 MB."""
    return f"{argname} of {len(val)}" if isinstance(val, bytes | str) and len(val) > LONGEST_NAME else None


@pytest.fixture(scope="session", autouse=True)
def no_tensorflow_in_the_quick_tests(pytestconfig: pytest.Config) -> Iterator[None]:
    """A quick test that loads TensorFlow is a fault of the line that is drawn, and fails the session."""
    yield
    if pytestconfig.getoption("quick"):
        assert not tiers.loaded_slow()


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """Chromium, one for all tests of a worker, as Playwright runs once in a process."""
    from tests.chromium import browser_of_tests

    yield from browser_of_tests()


@dataclass(frozen=True)
class TrainedHome:
    """A home with one completed run, and what the command that trained it printed."""

    home: str
    run_id: str
    returncode: int
    stdout: str
    stderr: str


@pytest.fixture(scope="session", autouse=True)
def never_the_own_home(tmp_path_factory) -> None:
    """A test that forgets to ask for `home` still leaves the developer's own alone."""
    os.environ["CAPSULE_LAB_HOME"] = str(tmp_path_factory.mktemp("nobodys_home"))
    for name in ("DATABASE_URL", "SLOTS", "INSPECTORS"):
        os.environ.pop(f"CAPSULE_LAB_{name}", None)


@pytest.fixture(scope="session", autouse=True)
def what_ships_is_read_once() -> Iterator[None]:
    """Each home is given the same runs, and reading them takes longer than all else that opens a store."""
    from lib.runs import bundle

    kept = cache(bundle._read_bundled)

    def read(folder: Path) -> Run:
        return (kept if folder.is_relative_to(ASSETS) else kept.__wrapped__)(folder)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bundle, "_read_bundled", read)
        yield


@pytest.fixture(autouse=True)
def the_main_module_stays() -> Iterator[None]:
    """AppTest leaves a script in place of the main module, which spawned processes would look for."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


def forget_home() -> None:
    """Clear what a process remembers of its home."""
    if open_store.cache_info().currsize:
        open_store().engine.dispose()
    open_store.cache_clear()
    settings.cache_clear()


@pytest.fixture
def home(tmp_path, monkeypatch) -> Iterator[Path]:
    """A fresh `CAPSULE_LAB_HOME`, which nothing has been remembered of."""
    folder = tmp_path / "home"
    monkeypatch.setenv("CAPSULE_LAB_HOME", str(folder))
    forget_home()
    yield folder
    forget_home()


@pytest.fixture
def store(home, monkeypatch) -> RunStore:
    """The empty run store of `home`, which `open_store()` gives too; the bundled runs are left out."""
    monkeypatch.setattr("lib.runs.bundle.register_bundled_runs", lambda store: None)
    return open_store()


@pytest.fixture(scope="session")
def trained_home(tmp_path_factory) -> TrainedHome:
    """A real run of `capsnet_small`: 30 steps on MNIST, trained by the command that a person would use.

    All tests and workers share it, so it is not to be changed; copy the folder to do so.
    """
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    record = shared / "trained_home.json"
    with (shared / "trained_home.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not record.is_file():
            record.write_text(json.dumps(asdict(_train(shared / "trained_home"))), encoding="utf-8")
    return TrainedHome(**json.loads(record.read_text(encoding="utf-8")))


def _train(home: Path) -> TrainedHome:
    environment = {**os.environ, "CAPSULE_LAB_HOME": str(home)}
    done = subprocess.run(
        (sys.executable, *TRAIN), cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    run_id = json.loads(done.stdout.splitlines()[-1])["run_id"]
    return TrainedHome(str(home), run_id, done.returncode, done.stdout, done.stderr)


@pytest.fixture
def trained_store(trained_home, monkeypatch) -> Iterator[RunStore]:
    """The store of `trained_home`, which `open_store()` gives too; not to be changed."""
    monkeypatch.setenv("CAPSULE_LAB_HOME", trained_home.home)
    forget_home()
    yield open_store()
    forget_home()
