"""The data of a training, whichever framework learns from them. Without TensorFlow."""

from lib import datasets
from lib.datasets import Dataset
from lib.datasets.storage.notes import Notes
from lib.runs import RunSpec


def load_data(spec: RunSpec) -> Dataset:
    """Return the data set that is to be learned, downloaded if it is not there yet."""
    datasets.fetch(spec.dataset, Notes("{done} of {total} bytes are downloaded"))
    return spec.load_dataset()
