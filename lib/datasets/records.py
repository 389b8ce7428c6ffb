"""Where the TFRecord files of a data set are: those that trainings read, or those that a learner had written."""

from lib.datasets.registry import entry_of, find
from lib.datasets.storage.record_layout import RecordLayout, image_layout
from lib.datasets.storage.sources import dataset_folder

FOLDER = "records"
"""Of data sets that are trained from memory, in the folder of data sets."""


def record_layout(name: str, image_size: int = 0) -> RecordLayout:
    """Return how the data set `name` lies in records, its images read at this size; 0 stands for its own.

    Raises:
        LearnerError: if there is no such data set.
    """
    family, variant = find(name)
    side = image_size or family.usual_size
    if family.records is not None:
        return family.records(variant, side)
    entry = entry_of(name)
    folder = dataset_folder(FOLDER) / entry.name.replace(":", "-") / str(side)
    return image_layout(folder, (side, side, entry.input_shape[2]))
