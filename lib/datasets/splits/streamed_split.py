"""A split of more pictures than fit into memory: training reads them from shards, pages one by one."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lib.datasets.dataset import Batch
from lib.datasets.splits.photo_split import PhotoSplit
from lib.datasets.storage.notes import Notes


@dataclass(frozen=True)
class StreamedSplit(PhotoSplit):
    """Like `PhotoSplit`, but epochs are read from TFRecord shards, which are written before the first.

    Attributes:
        shards: the folder for them.
    """

    shards: Path

    def __getitem__(self, chosen: slice) -> "StreamedSplit":
        return StreamedSplit(self.photos, self.rows[chosen], self.labels[chosen], self.shards)

    def epoch(self, batch_size: int, seed: tuple[int, ...], first: int) -> Iterator[Batch]:
        """Yield an epoch's batches from number `first` on: every example once, in an order decided by `seed`."""
        from lib.datasets.storage.shard_stream import open_stream

        # Other pictures, or others to learn from, get shards of another name.
        content = hashlib.sha256(self.rows.tobytes() + self.labels.tobytes() + self.photos.version).hexdigest()[
            :12
        ]
        note = Notes("{done} of {total} pictures are written for streaming")
        stream = open_stream(self.shards, content, len(self), self._rows, note)
        for rows in stream.epoch(batch_size, seed, first):
            yield Batch(rows["images"], rows["labels"].astype(np.int32))

    def _rows(self, first: int, last: int) -> dict[str, np.ndarray]:
        batch = self.take(np.arange(first, last))
        return {"images": batch.images, "labels": batch.labels}
