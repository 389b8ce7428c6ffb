"""The test images of a data set, and what a picture shows."""

import numpy as np
import numpy.typing as npt

from lib import catalog
from lib.datasets.storage.missing import MissingDataError
from lib.inspectors.readings import Reading
from lib.pictures.pixels import to_unit_range
from lib.pictures.reference import HELD_OUT, TEST, Picture
from pages.kit.texts import translate_class


def count_test_images(reading: Reading) -> int:
    """Return how many test images there are; 0 if the data set is not on this computer."""
    try:
        return last_test_image(reading) + 1
    except MissingDataError:
        return 0


def last_test_image(reading: Reading) -> int:
    """Return the highest number of a test image."""
    return len(reading.load_dataset().quick_test) - 1


def read_test_image(reading: Reading, index: int) -> tuple[npt.NDArray[np.float32], str]:
    """Return a test image, float32 [height, width, channels] in [0, 1], and its label in words: "4", or "4 + 7".

    Raises:
        LearnerError: if there is no such image.
    """
    batch = reading.test_example(index)
    names = catalog.dataset(reading.dataset).class_names
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
    batch = reading.test_example(int(picture.name))
    return tuple(map(int, np.ravel(batch.labels)))
