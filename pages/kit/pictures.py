"""The picture a page looks at: a test image or the learner's own, named in the address as `image`.

"test-115" is a number, not an image: which image it is depends on the data set of the run that looks at it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import streamlit as st

from lib import catalog, datasets
from lib.errors import N_, LearnerError
from lib.inspectors.answers.prepared_picture import prepare
from lib.inspectors.kept import SHOWCASE
from lib.runs import RunSpec
from pages.kit.texts import class_name

QUERY_KEY = "image"
TEST, OWN = "test", "own"
STEPS = ("grey", "invert", "cut_out", "centre")
"""What happens to a learner's own picture before a network receives it; each can be left out."""


@dataclass(frozen=True)
class Picture:
    """Either a test image by its index or the learner's own by its digest."""

    kind: str
    name: str

    @property
    def reference(self) -> str:
        """How the address names it: "test-115" or "own-1f…"."""
        return f"{self.kind}-{self.name}"


class Reading(NamedTuple):
    """As what a network receives a picture: like those of `dataset`, `image_size` pixels wide (0: as they are)."""

    dataset: str
    image_size: int = 0

    @classmethod
    def of(cls, spec: RunSpec) -> "Reading":
        """How the network of a run with this spec reads."""
        return cls(spec.dataset, spec.image_size)

    @property
    def input_shape(self) -> tuple[int, int, int]:
        """(height, width, channels)."""
        return catalog.dataset(self.dataset).shape_at(self.image_size)


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
    reference = st.query_params.get(QUERY_KEY, f"{TEST}-{first}")
    kind, _, name = reference.partition("-")
    if kind not in (TEST, OWN) or not name or (kind == TEST and not name.isdecimal()):
        raise LearnerError(
            N_("The address names the picture “{reference}”; expected test-0 to test-9999 or one of your own."),
            reference=reference,
        )
    return Picture(kind, name)


def put_in_address(picture: Picture) -> None:
    """Make the address name `picture`."""
    if st.query_params.get(QUERY_KEY) != picture.reference:
        st.query_params[QUERY_KEY] = picture.reference


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


def received_by(reading: Reading, picture: Picture, steps: frozenset[str] = frozenset(STEPS)) -> np.ndarray:
    """What a network that reads so receives of `picture`: float32 [height, width, channels] in [0, 1].

    Args:
        steps: which of `STEPS` the learner's own picture goes through; a test image is received as it is.

    Raises:
        LearnerError: if the picture is not there.
    """
    if picture.kind == TEST:
        return test_image(reading.dataset, int(picture.name), reading.image_size)[0]
    return prepare(picture.name, reading.input_shape, steps).model_input
