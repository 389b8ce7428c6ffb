"""What killed processes left behind goes; what somebody is writing stays."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lib.leftovers import HALF_MADE_SECONDS, sweep, tensorboard_folder
from lib.whole_file import drop_leftovers, temporary_path

WRITE_FOR_EVER = """
import sys
from pathlib import Path
from lib.whole_file import whole_file

with whole_file(Path(sys.argv[1])) as file:
    file.write(b"half of it")
    file.flush()
    print("writing", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def dead() -> int:
    """Return the number of a process that has ended."""
    process = subprocess.Popen((sys.executable, "-c", ""))
    process.wait()
    return process.pid


def put(path: Path, age: float = 2 * HALF_MADE_SECONDS) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"content")
    when = time.time() - age
    os.utime(path, (when, when))
    return path


def test_a_writer_that_is_killed_leaves_a_file_and_it_goes(tmp_path: Path):
    target = tmp_path / "runs" / "run" / "checkpoints" / "00000430.npz"
    target.parent.mkdir(parents=True)
    writer = subprocess.Popen(
        (sys.executable, "-c", WRITE_FOR_EVER, target), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == "writing\n"
    [left] = target.parent.iterdir()
    os.utime(left, (0, 0))
    sweep(tmp_path)
    assert left.exists()  # somebody writes it
    writer.kill()
    writer.communicate()
    drop_leftovers(target.parent)
    assert not left.exists()


def test_another_machine_may_be_writing_what_was_touched_a_moment_ago(tmp_path: Path, dead: int):
    young = put(tmp_path / "runs" / "a" / f".resume.npz.{dead}.{dead}", age=1)
    sweep(tmp_path)
    assert young.exists()
    drop_leftovers(young.parent, untouched=0.0)
    assert not young.exists()


def test_files_of_earlier_versions_go_and_others_stay(tmp_path: Path, dead: int):
    gone = [
        put(tmp_path / "runs" / "a" / f".resume.npz.{dead}"),
        put(tmp_path / "runs" / "a" / "snapshots" / f".00000012.npz.{dead}"),
        put(tmp_path / "images" / f".0123456789abcdef.{dead}.{dead}"),
        put(tmp_path / "datasets" / "multi_mnist" / f".test-00000-of-00002.tfrecord.{'0' * 32}"),
    ]
    kept = [
        put(tmp_path / "runs" / "a" / "resume.npz"),
        put(tmp_path / "runs" / "a" / ".DS_Store"),
        put(temporary_path(tmp_path / "runs" / "a" / "resume.npz")),  # this process lives
        put(tmp_path / "datasets" / ".mnist.npz.lock"),
        put(tmp_path / "datasets" / "folder" / ".baskets" / "0123456789abcdef.json"),
        put(tmp_path / "datasets" / "multi_mnist" / f".test-00001-of-00002.tfrecord.{'1' * 32}", age=5),
    ]
    sweep(tmp_path)
    assert [path.exists() for path in gone] == [False] * len(gone)
    assert [path.exists() for path in kept] == [True] * len(kept)


def test_data_sets_that_were_never_finished_go(tmp_path: Path):
    sets = tmp_path / "datasets" / "folder"
    half, being_made, deleted = (
        put(sets / name / "cat" / "00000.jpg", age)
        for name, age in ((".0123abcd", 7200), (".4567abcd", 60), (".89ababcd.pictures", 7200))
    )
    for folder in (sets / ".0123abcd" / "cat", sets / ".0123abcd", sets / ".89ababcd.pictures"):
        os.utime(folder, (0, 0))
    os.utime(deleted.parent, (0, 0))
    whole = put(sets / "fedc0123" / "cat" / "00000.jpg")
    sweep(tmp_path)
    assert [path.exists() for path in (half, being_made, deleted, whole)] == [False, True, False, True]
    assert not (sets / ".0123abcd").exists()


def test_a_data_set_whose_deletion_broke_off_is_deleted_or_there(tmp_path: Path):
    sets = tmp_path / "datasets" / "folder"
    for name in (".aaaaaaaa.names", ".bbbbbbbb.names", "bbbbbbbb"):
        put(sets / name / "manifest.json")
        os.utime(sets / name, (0, 0))
    sweep(tmp_path)
    assert sorted(path.name for path in sets.iterdir()) == ["aaaaaaaa", "bbbbbbbb"]


def test_the_links_of_tensorboards_whose_server_is_gone_go(tmp_path: Path, dead: int):
    folders = {
        tensorboard_folder(tmp_path, os.getpid()): True,
        tensorboard_folder(tmp_path, dead): False,
        tmp_path / "tensorboard" / str(dead): False,  # of an earlier version
        tmp_path / "tensorboard" / f"another-machine-{dead}": True,
    }
    for folder in folders:
        folder.mkdir(parents=True)
    sweep(tmp_path)
    assert {folder: folder.exists() for folder in folders} == folders


def test_an_empty_home_is_swept_in_vain(tmp_path: Path):
    sweep(tmp_path / "nowhere")
