"""Images of a data set written as TFRecords, for learners to look at; without TensorFlow."""

from dataclasses import dataclass

from lib.inspectors.ask import question

MOST = 10_000
"""How many images are written, the first ones to test on."""
FOR_LOOKING = "test-"
"""What the names of files begin with that no training reads."""


@dataclass(frozen=True)
class WrittenRecords:
    """How many `examples` the data set has in records now that were written for looking."""

    examples: int


@question("write_records", keep=0)
def write_records(name: str, image_size: int) -> WrittenRecords:
    """Write the first `MOST` test images of the data set `name` as records, where none are yet.

    They lie where `lib.datasets.records.record_layout` says, and are written as those that trainings read.

    Raises:
        LearnerError: if the data set is not on this computer, or the records cannot be written.
    """
    ...
