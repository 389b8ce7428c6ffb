"""The test images of a data set, and what a picture shows."""

import numpy as np
import numpy.typing as npt

from lib import catalog, datasets
from lib.datasets.storage.missing import MissingDataError
from lib.inspectors.readings import Reading
from lib.pictures.pixels import to_unit_range
from lib.pictures.reference import HELD_OUT, TEST, Picture
from pages.kit.texts import translate_class


def count_test_images(dataset: str) -> int:
    """Return how many test images of `dataset` there are; 0 if it is not on this computer."""
    try:
        return last_test_image(dataset) + 1
    except MissingDataError:
        return 0


def last_test_image(dataset: str) -> int:
    """Return the highest number of a test image of `dataset`."""
    return len(datasets.load(dataset).quick_test) - 1


def read_test_image(dataset: str, index: int, image_size: int = 0) -> tuple[npt.NDArray[np.float32], str]:
    """Return a test image, float32 [height, width, channels] in [0, 1], and its label in words: "4", or "4 + 7".

    Args:
        image_size: its side where the data set has pictures of any size; 0 for the default.

    Raises:
        LearnerError: if there is no such image.
    """
    batch = datasets.read_test_example(dataset, index, image_size)
    names = catalog.dataset(dataset).class_names
    label = " + ".join(translate_class(names[int(one)]) for one in np.ravel(batch.labels))
    return to_unit_range(batch.images[0]), label


def labels_of(reading: Reading, picture: Picture) -> tuple[int, ...]:
    """Return the numbers of the classes that a picture shows; none if nobody labelled all that it shows.

    Raises:
        LearnerError: if there is no such test image.
    """
    if picture.kind == HELD_OUT and catalog.dataset(reading.dataset).labels_per_image == 1:
        return (int(picture.name),)
    if picture.kind != TEST:
        return ()
    batch = datasets.read_test_example(reading.dataset, int(picture.name), reading.image_size)
    return tuple(map(int, np.ravel(batch.labels)))
