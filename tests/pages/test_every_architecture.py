"""Every page that looks at a run, on a run of every architecture: it opens, and says nothing went wrong."""

import fcntl
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lib import catalog
from lib.runs import RunStore, open_store
from tests.conftest import ROOT, forget_home
from tests.pages.test_pages import opened, texts

RECORDED = "every_architecture"


@pytest.fixture(scope="session")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A home with a run of every architecture, and the runs' ids; all workers share it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    home, printed = shared / RECORDED, shared / f"{RECORDED}.json"
    with (shared / f"{RECORDED}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not printed.is_file():
            command = (sys.executable, "-m", "tests.pages.every_architecture")
            environment = {**os.environ, "CAPSULE_LAB_HOME": str(home)}
            done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr
            printed.write_text(done.stdout, encoding="utf-8")
    return home, json.loads(printed.read_text(encoding="utf-8"))


@pytest.fixture
def store(recorded: tuple[Path, dict[str, str]], monkeypatch: pytest.MonkeyPatch) -> Iterator[RunStore]:
    monkeypatch.setenv("CAPSULE_LAB_HOME", str(recorded[0]))
    forget_home()
    yield open_store()
    forget_home()


@pytest.mark.parametrize("architecture", catalog.ARCHITECTURES)
def test_the_pages_open_on_a_run_of_every_architecture(recorded, store: RunStore, architecture: str):
    run = recorded[1][architecture]
    capsules = catalog.architecture(architecture).has_capsules
    app = opened("train", view=run)
    assert not app.error
    assert f"view-{run}" in [button.key for button in app.button]  # the list of runs is there too
    assert f"csv-{run}" in [button.key for button in app.get("download_button")]
    assert ("Filters of the first layer" in texts(app)) == (architecture not in ("gru", "bigru"))
    for page in ("filters", "evaluate", "maps", *(["routing"] if capsules else [])):
        app = opened(page, run=run)
        assert not [said.value for said in (*app.error, *app.warning)], page
        assert next(box for box in app.selectbox if box.key == "run").value == run
    app = opened("predict", runs=run, source="test", image="test-0")
    assert not app.error
