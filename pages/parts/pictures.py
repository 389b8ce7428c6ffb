"""The picture a page looks at: a test image or the learner's own, named in the address as `image`."""

from dataclasses import dataclass

import numpy as np
import streamlit as st

from lib import catalog, data
from lib.errors import N_, LearnerError
from lib.probe.kept import SHOWCASE

QUERY_KEY = "image"
TEST, OWN = "test", "own"
DATASET = "mnist"
INPUT_SHAPE = catalog.dataset(DATASET).input_shape


@dataclass(frozen=True)
class Picture:
    """Either a test image by its index or the learner's own by its digest."""

    kind: str
    name: str

    @property
    def reference(self) -> str:
        """How the address names it: "test-115" or "own-1f…"."""
        return f"{self.kind}-{self.name}"


def picture_in_address() -> Picture:
    """What the address names, else the first showcase image.

    Raises:
        LearnerError: if the address names something else.
    """
    reference = st.query_params.get(QUERY_KEY, f"{TEST}-{SHOWCASE[0]}")
    kind, _, name = reference.partition("-")
    if kind not in (TEST, OWN) or not name or (kind == TEST and not name.isdigit()):
        raise LearnerError(
            N_("The address names the picture “{reference}”; expected test-0 to test-9999 or one of your own."),
            reference=reference,
        )
    return Picture(kind, name)


def put_in_address(picture: Picture) -> None:
    """Make the address name `picture`."""
    if st.query_params.get(QUERY_KEY) != picture.reference:
        st.query_params[QUERY_KEY] = picture.reference


def last_test_image() -> int:
    """The highest number of a test image."""
    return len(data.load(DATASET).test) - 1


def test_image(dataset: str, index: int) -> tuple[np.ndarray, str]:
    """A test image as float32 [height, width, channels] in [0, 1], and its class name.

    Raises:
        LearnerError: if there is no such image.
    """
    test = data.load(dataset).test
    if not 0 <= index < len(test):
        raise LearnerError(
            N_("There is no test image {index}; they are numbered 0 to {last}."), index=index, last=len(test) - 1
        )
    image = test.images[index].astype(np.float32) / 255.0
    return image, catalog.dataset(dataset).class_names[test.labels[index]]
