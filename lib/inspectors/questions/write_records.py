"""Write images of a data set as TFRecords."""

import numpy as np

from lib import datasets
from lib.datasets.records import record_layout
from lib.datasets.storage.tfrecords import Rows, write_missing
from lib.inspectors.answers.written_records import FOR_LOOKING, MOST, WrittenRecords


def write_records(name: str, image_size: int) -> WrittenRecords:
    """Write the first `MOST` test images of the data set `name` as records, where none are yet.

    They lie where `lib.datasets.records.record_layout` says, and are written as those that trainings read.

    Raises:
        LearnerError: if the data set is not on this computer, or the records cannot be written.
    """
    layout = record_layout(name, image_size)
    test = datasets.load(name, image_size).test
    count = min(MOST, len(test))
    if layout.is_training_from_them and layout.shards():  # reading the split has written them
        return WrittenRecords(count)

    def make(first: int, last: int) -> Rows:
        batch = test.take(np.arange(first, last))
        return {"images": batch.images, "labels": batch.labels}

    write_missing(
        layout.folder, f"{FOR_LOOKING}{datasets.version_of(name)}", count, make, lambda done, total: None
    )
    return WrittenRecords(count)
