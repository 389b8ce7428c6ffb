# pyright: basic, reportAttributeAccessIssue=false
# TensorFlow ships incomplete type information.
"""A split that is larger than memory, read from TFRecord shards in another order every epoch.

This module imports TensorFlow: the web process must not import it.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np
import tensorflow as tf

from lib.datasets.storage.tfrecords import (
    READING_THREADS,
    SHARDS_AT_ONCE,
    Progress,
    Rows,
    parser,
    pipeline_options,
    write_missing,
)
from lib.errors import N_, LearnerError

SHARD_BYTES = 64_000_000
SHUFFLED_BYTES = 256_000_000
"""How many bytes of examples are shuffled in memory, about."""
AHEAD = 2


@dataclass(frozen=True)
class ShardStream:
    """Examples in shards.

    Attributes:
        paths: the shards.
        example: one row of every array, which has their shapes and types.
    """

    paths: tuple[Path, ...]
    example: Rows

    def epoch(self, batch_size: int, seed: tuple[int, ...], first: int) -> Iterator[Rows]:
        """Yield an epoch's batches from number `first` on: every example once, in an order decided by `seed`.

        The shards come in a random order, several at once, and examples are shuffled in a buffer of
        `SHUFFLED_BYTES`; the batches before `first` are read and skipped.

        Raises:
            LearnerError: if a shard is damaged.
        """
        random = np.random.default_rng(seed)
        paths = [os.fspath(self.paths[place]) for place in random.permutation(len(self.paths))]
        buffer = max(batch_size, SHUFFLED_BYTES // _row_bytes(self.example))
        rows = (
            tf.data.Dataset.from_tensor_slices(paths)
            .interleave(tf.data.TFRecordDataset, cycle_length=SHARDS_AT_ONCE, num_parallel_calls=SHARDS_AT_ONCE)
            .shuffle(buffer, seed=int(random.integers(2**31)))
            .batch(batch_size)
            .skip(first)
            .map(parser(self.example), num_parallel_calls=1)
            .prefetch(AHEAD)
            .with_options(pipeline_options(READING_THREADS))
        )
        try:
            yield from cast(Iterator[Rows], rows.as_numpy_iterator())
        except tf.errors.OpError as error:
            raise LearnerError(
                N_("The stored pictures in {folder} are damaged. Delete that folder, then continue the run."),
                folder=self.paths[0].parent,
            ) from error


def open_stream(
    folder: Path, name: str, count: int, make: Callable[[int, int], Rows], progress: Progress
) -> ShardStream:
    """Return a stream of `count` examples; missing shards are written first.

    Args:
        folder, name, count, make, progress: as for `lib.datasets.storage.tfrecords.read_stored`, but at most
            `SHARD_BYTES` are made at once.

    Raises:
        LearnerError: if the shards cannot be written.
    """
    example = make(0, 1)
    shards = write_missing(folder, name, count, make, progress, max(1, SHARD_BYTES // _row_bytes(example)))
    return ShardStream(tuple(shard.path for shard in shards), example)


def _row_bytes(example: Rows) -> int:
    return sum(values.nbytes for values in example.values())
