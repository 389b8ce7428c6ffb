"""A disk that is really full: a small file system of its own, where one can be mounted."""

import subprocess
import sys
from pathlib import Path

import pytest

from lib.runs import RunStore, State
from tests.conftest import ROOT

MOUNT = ("unshare", "--map-root-user", "--mount", "sh", "-c", 'mount -t tmpfs -o size=1m tmpfs "$0" && exec "$@"')
"""Mounts at the first argument, for the command in the others alone."""

TRAIN = """
import sys
from pathlib import Path
import pytest
from lib.training.trainer import train
from tests.runs.specs import spec
from tests.training.small import install, new_store

home, small_disk = map(Path, sys.argv[1:])
install(pytest.MonkeyPatch())
store = new_store(home)
run = store.create(spec(max_steps=4, batch_size=16, iterations=1, reconstruction=False), "ada")
files = store.files(run)
files.create()
files.tensorboard.symlink_to(small_disk)
ballast = (small_disk / "ballast").open("wb", buffering=0)
try:
    while ballast.write(bytes(4096)):
        pass
except OSError:
    pass
train(store, run.id)
"""


def can_mount(folder: Path) -> bool:
    try:
        return subprocess.run((*MOUNT, folder, "true"), capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def test_event_files_on_a_full_disk(tmp_path: Path, store: RunStore):
    """TensorFlow raises for it what it raises when memory runs out."""
    small_disk = tmp_path / "small disk"
    small_disk.mkdir()
    if not can_mount(small_disk):
        pytest.skip("no file system can be mounted here")
    command = (*MOUNT, small_disk, sys.executable, "-c", TRAIN, tmp_path, small_disk)
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    [run] = store.runs()
    assert run.state is State.FAILED, done.stderr
    assert run.reason is not None
    said = run.reason.format(**run.reason_values)
    assert said.endswith(
        " could not be written (No space left on device). Free some space there, then continue the run."
    )
    assert "/tensorboard/events.out" in said
