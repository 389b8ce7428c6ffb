"""The picture a page looks at: a test image or the learner's own, named in the address as `image`."""

from collections.abc import Sequence

import numpy as np

from lib import catalog, datasets
from lib.i18n import _
from lib.inspectors.kept import SHOWCASE
from lib.inspectors.readings import Reading
from lib.pictures.reference import OWN, TEST, Picture, picture_called
from pages.kit import state
from pages.kit.notices import say_gone
from pages.kit.parameters import PICTURE
from pages.kit.texts import class_name

__all__ = ["OWN", "TEST", "Picture", "Reading"]


def of_digits(readings: Sequence[Reading]) -> bool:
    """Whether somebody reads, and all who do know digits alone."""
    return bool(readings) and all(catalog.dataset(reading.dataset).of_digits for reading in readings)


def picture_in_address(last: int | None = None) -> Picture:
    """What the address names, else the first showcase image.

    Args:
        last: the highest number of a test image, where there may be fewer than the showcase needs.

    Raises:
        LearnerError: if the address names something else.
    """
    first = SHOWCASE[0] if last is None else min(SHOWCASE[0], last)
    return picture_called(state.chosen(PICTURE.name) or f"{TEST}-{first}")


def put_in_address(picture: Picture) -> None:
    """Make the address name `picture`."""
    state.put(PICTURE.name, picture.reference)


def test_index_within(index: int, last: int) -> int:
    """Return the number of a test image; the last one instead of a higher one, which is said of a link."""
    if index <= last:
        state.accept(PICTURE.name)
    elif state.came_by_link(PICTURE.name):
        say_gone(_("test image"), str(index), str(last))
    return min(index, last)


def last_test_image(dataset: str) -> int:
    """Return the highest number of a test image of `dataset`."""
    return len(datasets.load(dataset).quick_test) - 1


def test_image(dataset: str, index: int, image_size: int = 0) -> tuple[np.ndarray, str]:
    """A test image as float32 [height, width, channels] in [0, 1], and its label in words: "4", or "4 + 7".

    Args:
        image_size: its side where the data set has pictures of any size; 0 for the usual one.

    Raises:
        LearnerError: if there is no such image.
    """
    batch = datasets.read_test_example(dataset, index, image_size)
    names = catalog.dataset(dataset).class_names
    label = " + ".join(class_name(names[int(one)]) for one in np.ravel(batch.labels))
    return batch.images[0].astype(np.float32) / 255.0, label
