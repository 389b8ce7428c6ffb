# pyright: basic, reportAttributeAccessIssue=false
# TensorFlow ships incomplete type information.
"""Arrays kept in TFRecord shards: each is written once, whole or not at all, and read with tf.data.

This module imports TensorFlow: the web process must not import it.
"""

import os
import uuid
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import tensorflow as tf

from lib.errors import N_, LearnerError

SHARD_ROWS = 5_000
READ_BATCH = 512
SHARDS_AT_ONCE = 4
READING_THREADS = 2
ROW = "row"

Rows = dict[str, np.ndarray]
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Shard:
    """The file of the rows from `first` up to, but not including, `last`."""

    path: Path
    first: int
    last: int


def read_stored(
    folder: Path,
    name: str,
    count: int,
    make: Callable[[int, int], Rows],
    progress: Progress = lambda done, total: None,
) -> Rows:
    """Return `count` rows, read from shards; those that are missing or damaged are written first.

    Any number of processes may do this at once: a shard appears under its name when it is complete.

    Args:
        folder: where the shards are; made if need be.
        name: what the files' names begin with; other rows need another name.
        make: returns the rows from `first` up to, but not including, `last` as arrays [last − first, ...] by name,
            uint8 or integers; always the same ones.
        progress: called with (rows written, rows to write) after each shard.

    Returns:
        The same as `make(0, count)`.

    Raises:
        LearnerError: if the shards cannot be written, or cannot be read after they were written.
    """
    shards = write_missing(folder, name, count, make, progress)
    example = make(0, 1)
    arrays = {key: np.empty((count, *value.shape[1:]), value.dtype) for key, value in example.items()}
    if _fill_from(shards, arrays):
        return arrays
    damaged = [shard for shard in shards if not _fill_from([shard], arrays)]
    _write_all(damaged, make, progress)
    if not _fill_from(damaged, arrays):
        raise LearnerError(
            N_(
                "What was just written to {folder} cannot be read back. Check that disk, or set "
                "CAPSULE_LAB_HOME to a folder on another one."
            ),
            folder=folder,
        )
    return arrays


def write_missing(
    folder: Path,
    name: str,
    count: int,
    make: Callable[[int, int], Rows],
    progress: Progress,
    shard_rows: int | None = None,
) -> list[Shard]:
    """Return all shards of `count` rows, and write the missing ones; arguments as for `read_stored`.

    Raises:
        LearnerError: if one cannot be written.
    """
    shards = _list_shards(folder, name, count, shard_rows or SHARD_ROWS)
    _write_all([shard for shard in shards if not shard.path.is_file()], make, progress)
    return shards


def _list_shards(folder: Path, name: str, count: int, rows: int) -> list[Shard]:
    number = -(-count // rows)
    return [
        Shard(
            folder / f"{name}-{index:05d}-of-{number:05d}.tfrecord",
            index * rows,
            min((index + 1) * rows, count),
        )
        for index in range(number)
    ]


def _write_all(shards: list[Shard], make: Callable[[int, int], Rows], progress: Progress) -> None:
    total, done = sum(shard.last - shard.first for shard in shards), 0
    for shard in shards:
        _write(shard, make(shard.first, shard.last))
        done += shard.last - shard.first
        progress(done, total)


def _write(shard: Shard, rows: Mapping[str, np.ndarray]) -> None:
    temporary = _temporary_path(shard.path)
    try:
        shard.path.parent.mkdir(parents=True, exist_ok=True)
        with tf.io.TFRecordWriter(os.fspath(temporary)) as writer:
            for index in range(shard.last - shard.first):
                features = {name: _to_feature(values[index]) for name, values in rows.items()}
                features[ROW] = _to_feature(np.array(shard.first + index))
                example = tf.train.Example(features=tf.train.Features(feature=features))
                writer.write(example.SerializeToString())
        temporary.replace(shard.path)
    except (OSError, tf.errors.OpError) as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise LearnerError(
            N_(
                "The data set cannot be written to {folder} ({error}). Make room there, or set CAPSULE_LAB_HOME "
                "to a folder that can be written."
            ),
            folder=shard.path.parent,
            error=getattr(error, "strerror", None) or getattr(error, "message", ""),
        ) from error


def _temporary_path(path: Path) -> Path:
    return path.with_name(f".{path.name}.{uuid.uuid4().hex}")


def _to_feature(value: np.ndarray) -> tf.train.Feature:
    if value.dtype == np.uint8:
        return tf.train.Feature(bytes_list=tf.train.BytesList(value=[value.tobytes()]))
    return tf.train.Feature(int64_list=tf.train.Int64List(value=value.reshape(-1)))


def _fill_from(shards: list[Shard], arrays: Rows) -> bool:
    """Fill `arrays` with the rows of `shards`; False if one of them is not there undamaged.

    TFRecords carry a checksum a row, and each row its number: shards may come in any order.
    """
    found = np.zeros(len(next(iter(arrays.values()))), bool)
    paths = [os.fspath(shard.path) for shard in shards]
    batches = (
        tf.data.Dataset.from_tensor_slices(paths)
        .interleave(tf.data.TFRecordDataset, cycle_length=SHARDS_AT_ONCE, num_parallel_calls=SHARDS_AT_ONCE)
        .batch(READ_BATCH)
        .map(parser(arrays), num_parallel_calls=READING_THREADS)
        .prefetch(READING_THREADS)
        .with_options(pipeline_options(READING_THREADS))
    )
    try:
        for batch in batches.as_numpy_iterator():
            rows = batch.pop(ROW)
            for name, values in batch.items():
                arrays[name][rows] = values
            found[rows] = True
    except (tf.errors.OpError, IndexError):
        return False
    return all(found[shard.first : shard.last].all() for shard in shards)


def pipeline_options(threads: int) -> tf.data.Options:
    """Return how every pipeline runs: in order, with so many threads, and with the numbers that it is given.

    TensorFlow would otherwise look for better numbers in a thread of its own, for whose next look, up to a minute
    ahead by the clock on the wall, whoever lets go of the pipeline has to wait.
    """
    options = tf.data.Options()
    options.deterministic = True
    options.autotune.enabled = False
    options.threading.private_threadpool_size = threads
    return options


def parser(arrays: Rows) -> Callable[[tf.Tensor], dict]:
    """Return the function that turns serialised examples [batch] into a batch of rows shaped as in `arrays`."""
    is_bytes = {name: array.dtype == np.uint8 for name, array in arrays.items()}
    description = {
        name: tf.io.FixedLenFeature([], tf.string)
        if is_bytes[name]
        else tf.io.FixedLenFeature(array.shape[1:], tf.int64)
        for name, array in arrays.items()
    }
    description[ROW] = tf.io.FixedLenFeature([], tf.int64)

    def parse(serialised: tf.Tensor) -> dict:
        batch = tf.io.parse_example(serialised, description)
        for name, array in arrays.items():
            if is_bytes[name]:
                batch[name] = tf.reshape(tf.io.decode_raw(batch[name], tf.uint8), (-1, *array.shape[1:]))
        return batch

    return parse
