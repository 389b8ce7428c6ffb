"""A run's files: whole or not there, and every trouble in a sentence that says what to do."""

import threading
from pathlib import Path

import numpy as np
import pytest

from lib.errors import LearnerError
from lib.runs.arrays import load_arrays, save_arrays
from lib.runs.files import RunFiles
from lib.runs.resume_state import ResumeState
from lib.runs.snapshots import Kernel, Snapshot
from lib.whole_file import temporary_path


@pytest.fixture
def files(tmp_path) -> RunFiles:
    files = RunFiles(tmp_path / "run")
    files.create()
    return files


def everything_in(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir())


def test_arrays_and_back(tmp_path):
    arrays = {"a/b": np.arange(6, dtype=np.float32).reshape(2, 3), "n": np.array(7), "t": np.array(["x", "yz"])}
    for compress in (True, False):
        save_arrays(tmp_path / "a.npz", arrays, compress=compress)
        loaded = load_arrays(tmp_path / "a.npz")
        assert loaded.keys() == arrays.keys()
        for name, array in arrays.items():
            np.testing.assert_array_equal(loaded[name], array)
            assert loaded[name].dtype == array.dtype
    assert load_arrays(tmp_path / "a.npz", only="n") == {"n": 7}
    assert everything_in(tmp_path) == ["a.npz"]


def test_a_reader_never_sees_half_a_file(tmp_path):
    """One thread writes the file over and over, each time full of one number; every read is of one number."""
    path, size, rounds = tmp_path / "a.npz", 200_000, 40
    save_arrays(path, {"a": np.zeros(size)}, compress=False)
    ended = threading.Event()

    def write() -> None:
        for number in range(rounds):
            save_arrays(path, {"a": np.full(size, float(number))}, compress=False)
        ended.set()

    writer = threading.Thread(target=write)
    writer.start()
    seen = set()
    while not ended.is_set():
        values = np.unique(load_arrays(path)["a"])
        assert len(values) == 1
        seen.add(float(values[0]))
    writer.join()
    assert len(seen) > 2  # there were reads between the writes
    assert load_arrays(path)["a"][0] == rounds - 1


@pytest.mark.parametrize("compress", [True, False])
def test_a_full_disk(tmp_path, compress):
    """A real ENOSPC: the temporary file is a link to /dev/full."""
    path = tmp_path / "a.npz"
    save_arrays(path, {"a": np.arange(3)})
    temporary_path(path).symlink_to("/dev/full")
    with pytest.raises(LearnerError) as caught:
        save_arrays(path, {"a": np.random.default_rng(0).normal(size=100_000)}, compress=compress)
    assert str(caught.value) == (
        f"{path} could not be written (No space left on device). Free some space there, then continue the run."
    )
    assert everything_in(tmp_path) == ["a.npz"]
    assert load_arrays(path)["a"].tolist() == [0, 1, 2]  # the old file is still there


def test_a_folder_that_is_gone(files):
    files.remove()
    with pytest.raises(LearnerError, match=r"could not be written \(No such file or directory\)"):
        files.save_checkpoint(1, {"w": np.zeros(2)})
    files.remove()


def test_a_file_in_place_of_the_folder(tmp_path):
    (tmp_path / "run").write_text("in the way")
    with pytest.raises(LearnerError) as caught:
        RunFiles(tmp_path / "run").create()
    assert str(caught.value) == (
        f"The run’s folder {tmp_path / 'run'} cannot be used (Not a directory). "
        "Make it writable, then continue the run."
    )


@pytest.mark.parametrize("kept", [0, 10, 0.5, 0.97])
def test_a_file_cut_short(tmp_path, kept):
    path = tmp_path / "a.npz"
    save_arrays(path, {"a": np.random.default_rng(0).normal(size=1000)})
    content = path.read_bytes()
    path.write_bytes(content[: kept if isinstance(kept, int) else int(kept * len(content))])
    with pytest.raises(LearnerError) as caught:
        load_arrays(path)
    assert str(caught.value).startswith(f"{path} cannot be read (")
    assert str(caught.value).endswith("). Delete this run, or restore the file.")


def test_a_file_with_changed_bytes(tmp_path):
    path = tmp_path / "a.npz"
    save_arrays(path, {"a": np.random.default_rng(0).normal(size=1000)})
    content = bytearray(path.read_bytes())
    content[500:600] = bytes(100)
    path.write_bytes(content)
    with pytest.raises(LearnerError, match="cannot be read"):
        load_arrays(path)


def test_pickled_code_is_never_run(tmp_path):
    np.savez(tmp_path / "a.npz", a=np.array([print], dtype=object))
    with pytest.raises(LearnerError, match="cannot be read"):
        load_arrays(tmp_path / "a.npz")


# Checkpoints


def test_checkpoints_by_step(files):
    assert files.checkpoints() == []
    for step in (430, 0, 100_000):
        files.save_checkpoint(step, {"w": np.full(2, step, np.float32)})
    assert files.checkpoints() == ["00000000", "00000430", "00100000"]
    assert files.load_checkpoint()["w"].tolist() == [100_000, 100_000]
    assert files.load_checkpoint("00000430")["w"].tolist() == [430, 430]


def test_half_precision_comes_back_as_single(files):
    files.save_checkpoint(1, {"w": np.array([0.1, 70.0], np.float16)})
    weights = files.load_checkpoint()["w"]
    assert weights.dtype == np.float32
    np.testing.assert_allclose(weights, [0.1, 70.0], rtol=1e-3)


def test_no_such_checkpoint(files):
    with pytest.raises(LearnerError) as caught:
        files.load_checkpoint()
    assert str(caught.value) == "This run has no checkpoint “”. It has: –."
    files.save_checkpoint(1, {"w": np.zeros(1)})
    with pytest.raises(LearnerError) as caught:
        files.load_checkpoint("../00000001")
    assert str(caught.value) == "This run has no checkpoint “../00000001”. It has: 00000001."


# Snapshots


def test_snapshots_by_step(files):
    assert files.snapshot_steps() == []
    for step in (20, 3):
        files.save_snapshot(step, Snapshot({"conv1/kernel": Kernel(np.full((1, 1), step))}))
    assert files.snapshot_steps() == [3, 20]
    assert files.load_snapshot(3).kernels["conv1/kernel"].values.tolist() == [[3]]
    with pytest.raises(LearnerError, match="This run has no snapshot of step 4"):
        files.load_snapshot(4)


def test_a_bundled_runs_snapshots_are_in_one_file(files):
    arrays = {"steps": np.array([0, 5]), "c/kernel": np.array([[1, 2], [3, 4]])}
    save_arrays(files.folder / "snapshots.npz", arrays)
    assert files.snapshot_steps() == [0, 5]
    snapshot = files.load_snapshot(5)
    assert {name: kernel.values.tolist() for name, kernel in snapshot.kernels.items()} == {"c/kernel": [3, 4]}
    assert snapshot.maps == {} and snapshot.reconstructions is None and snapshot.pictured is None
    with pytest.raises(LearnerError, match="This run has no snapshot of step 4"):
        files.load_snapshot(4)


def test_resuming_drops_what_came_after(files):
    for step in (0, 10, 20, 30):
        files.save_snapshot(step, Snapshot({"k": Kernel(np.zeros(1))}))
        files.save_checkpoint(step, {"k": np.zeros(1)})
    save_arrays(files.folder / "checkpoints" / "final.npz", {"k": np.zeros(1)})
    files.drop_after(10)
    assert files.snapshot_steps() == [0, 10]
    assert files.checkpoints() == ["00000000", "00000010", "final"]


# The state of a training


def test_resume_state(files):
    assert files.load_resume_state() is None
    variables = (np.arange(3.0), np.array(7, np.int64))
    files.save_resume_state(ResumeState(4, 1.5, ()))
    files.save_resume_state(ResumeState(5, 2.5, variables))
    state = files.load_resume_state()
    assert state is not None and (state.step, state.seconds) == (5, 2.5)
    for kept, variable in zip(state.variables, variables, strict=True):
        np.testing.assert_array_equal(kept, variable)
        assert kept.dtype == variable.dtype
    files.drop_resume_state()
    assert files.load_resume_state() is None
    files.drop_resume_state()
    assert everything_in(files.folder) == []


def test_a_checkpoint_is_known_by_its_weights(files):
    weights = {"conv1/kernel": np.ones((3, 3), np.float32), "conv1/bias": np.zeros(3, np.float32)}
    files.save_checkpoint(10, weights)
    files.save_checkpoint(20, weights)
    first = files.checkpoint_digest("00000010")
    assert len(first) == 8
    assert files.checkpoint_digest("00000020") == first
    files.save_checkpoint(10, {**weights, "conv1/bias": np.full(3, 1e-6, np.float32)})
    assert files.checkpoint_digest("00000010") != first
    with pytest.raises(LearnerError, match="no checkpoint “00000030”"):
        files.checkpoint_digest("00000030")
    (files.folder / "checkpoints" / "00000020.npz").write_bytes(b"cut off")
    with pytest.raises(LearnerError, match="cannot be read"):
        files.checkpoint_digest("00000020")
