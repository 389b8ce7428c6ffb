"""Shards are written once, whole or not at all; damage is noticed and mended; a full disk is said."""

import os
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
import tensorflow as tf

from lib.datasets.storage import tfrecords
from lib.errors import LearnerError

COUNT = 25


def make(first: int, last: int) -> tfrecords.Rows:
    """Rows that tell their number."""
    numbers = np.arange(first, last)
    pixels = (numbers[:, None, None] * 7 + np.arange(12).reshape(3, 4)).astype(np.uint8)
    return {
        "pixels": pixels,
        "labels": np.stack([numbers, -numbers], 1).astype(np.int32),
        "shifts": (numbers[:, None] % 9 - 4).astype(np.int8),
    }


@pytest.fixture(autouse=True)
def small_shards(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tfrecords, "SHARD_ROWS", 10)
    monkeypatch.setattr(tfrecords, "READ_BATCH", 4)


class Made:
    """Notes which rows had to be made for writing."""

    def __init__(self) -> None:
        self.ranges: list[tuple[int, int]] = []

    def __call__(self, first: int, last: int) -> tfrecords.Rows:
        if last - first > 1:  # a single row is asked for to see what rows look like
            self.ranges.append((first, last))
        return make(first, last)


def assert_right(rows: tfrecords.Rows) -> None:
    expected = make(0, COUNT)
    assert rows.keys() == expected.keys()
    for name, values in expected.items():
        assert rows[name].dtype == values.dtype
        np.testing.assert_array_equal(rows[name], values, err_msg=name)


def shards(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def test_written_once_then_read(tmp_path: Path):
    folder = tmp_path / "datasets" / "x"
    first, again = Made(), Made()
    assert_right(tfrecords.read_stored(folder, "x", COUNT, first))
    assert first.ranges == [(0, 10), (10, 20), (20, 25)]
    assert [path.name for path in shards(folder)] == [f"x-0000{n}-of-00003.tfrecord" for n in range(3)]
    assert_right(tfrecords.read_stored(folder, "x", COUNT, again))
    assert again.ranges == []


def test_any_reader_of_tfrecords_can_read_them(tmp_path: Path):
    tfrecords.read_stored(tmp_path, "x", COUNT, make)
    records = list(tf.data.TFRecordDataset(os.fspath(shards(tmp_path)[2])).as_numpy_iterator())
    assert len(records) == 5
    features = tf.train.Example.FromString(records[3]).features.feature
    assert list(features["labels"].int64_list.value) == [23, -23]
    assert list(features["row"].int64_list.value) == [23]
    assert features["pixels"].bytes_list.value[0] == make(23, 24)["pixels"].tobytes()


def cut_in_a_row(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-7])


def cut_between_rows(path: Path) -> None:
    """A file that is whole row by row, with one row too few."""
    records = list(tf.data.TFRecordDataset(os.fspath(path)).as_numpy_iterator())
    with tf.io.TFRecordWriter(os.fspath(path)) as writer:
        for record in records[:-1]:
            writer.write(bytes(record))


def empty(path: Path) -> None:
    path.write_bytes(b"")


def flip_a_bit(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def other_bytes(path: Path) -> None:
    path.write_bytes(b"not a TFRecord file at all " * 40)


def rows_of_another_shard(path: Path) -> None:
    shutil.copyfile(path.with_name("x-00002-of-00003.tfrecord"), path)


def records_of_another_kind(path: Path) -> None:
    with tf.io.TFRecordWriter(os.fspath(path)) as writer:
        writer.write(tf.train.Example().SerializeToString())


def remove(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize(
    "damage",
    [
        cut_in_a_row,
        cut_between_rows,
        empty,
        flip_a_bit,
        other_bytes,
        rows_of_another_shard,
        records_of_another_kind,
        remove,
    ],
)
def test_damage_is_noticed_and_only_that_shard_written_anew(tmp_path: Path, damage):
    tfrecords.read_stored(tmp_path, "x", COUNT, make)
    before = [path.stat().st_mtime_ns for path in shards(tmp_path)]
    damage(tmp_path / "x-00001-of-00003.tfrecord")
    made = Made()
    assert_right(tfrecords.read_stored(tmp_path, "x", COUNT, made))
    assert made.ranges == [(10, 20)]
    after = [path.stat().st_mtime_ns for path in shards(tmp_path)]
    assert [old == new for old, new in zip(before, after, strict=True)] == [True, False, True]


def test_a_shard_appears_only_when_it_is_whole(tmp_path: Path):
    """Killed half-way, a writer leaves nothing under a shard's name."""

    class KilledError(BaseException):
        pass

    class KilledHalfway(dict):
        def items(self):
            yield from super().items()
            assert not (tmp_path / "x-00000-of-00003.tfrecord").exists()
            raise KilledError

    with pytest.raises(KilledError):
        tfrecords.read_stored(tmp_path, "x", COUNT, lambda first, last: KilledHalfway(make(first, last)))
    assert not list(tmp_path.glob("*.tfrecord"))
    assert_right(tfrecords.read_stored(tmp_path, "x", COUNT, make))


def test_progress_counts_the_rows(tmp_path: Path):
    told = []
    tfrecords.read_stored(tmp_path, "x", COUNT, make, lambda done, total: told.append((done, total)))
    assert told == [(10, 25), (20, 25), (25, 25)]
    tfrecords.read_stored(tmp_path, "x", COUNT, make, lambda done, total: told.append((done, total)))
    assert len(told) == 3


def test_two_writers_at_once(tmp_path: Path):
    """Both write every shard, each under a temporary name of its own, and both read it whole."""
    together = threading.Barrier(2, timeout=30)

    def make_together(first: int, last: int) -> tfrecords.Rows:
        if last - first > 1:
            together.wait()
        return make(first, last)

    with ThreadPoolExecutor(2) as writers:
        both = [writers.submit(tfrecords.read_stored, tmp_path / "x", "x", COUNT, make_together) for _ in range(2)]
    for one in both:
        assert_right(one.result())
    assert [path.name for path in shards(tmp_path / "x")] == [f"x-0000{n}-of-00003.tfrecord" for n in range(3)]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    full = tmp_path / "full"
    full.symlink_to("/dev/full")
    monkeypatch.setattr(tfrecords, "_temporary_path", lambda path: full)
    with pytest.raises(LearnerError) as caught:
        tfrecords.read_stored(tmp_path / "x", "x", COUNT, make)
    assert str(caught.value).startswith(f"The data set cannot be written to {tmp_path / 'x'} (")
    assert "No space left on device" in str(caught.value)
    assert str(caught.value).endswith("or set CAPSULE_LAB_HOME to a folder that can be written.")
    assert not full.is_symlink()
    assert not shards(tmp_path / "x")


def test_a_file_where_the_folder_should_be(tmp_path: Path):
    (tmp_path / "x").write_text("in the way", encoding="utf-8")
    with pytest.raises(LearnerError, match=r"cannot be written to .*/x \(.*\)\. Make room there"):
        tfrecords.read_stored(tmp_path / "x", "x", COUNT, make)


def test_a_disk_that_forgets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    tfrecords.read_stored(tmp_path, "x", COUNT, make)
    flip_a_bit(tmp_path / "x-00001-of-00003.tfrecord")
    monkeypatch.setattr(tfrecords, "_write", lambda shard, rows: None)
    with pytest.raises(LearnerError, match=r"just written to .* cannot be read back\. Check that disk"):
        tfrecords.read_stored(tmp_path, "x", COUNT, make)
