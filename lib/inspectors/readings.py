"""In what form a network receives pictures; without TensorFlow."""

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from lib import catalog, datasets
from lib.datasets import Batch, Dataset
from lib.datasets.division import USUAL, Division
from lib.errors import N_, LearnerError
from lib.pictures.pixels import to_unit_range
from lib.pictures.reference import AS_PHOTO, Picture
from lib.runs import RunSpec, open_store

RUNS_REMEMBERED = 256
"""Runs whose reading, which never changes, this process remembers."""


class Reading(NamedTuple):
    """In what form a network receives pictures: as those of `dataset`, `image_size` pixels a side (0: usual).

    `division` says which of them are test images, and which are held out, where that is not published.
    """

    dataset: str
    image_size: int = 0
    division: Division = USUAL

    @classmethod
    def of(cls, spec: RunSpec) -> "Reading":
        """Return the form in which the network of a run with this spec receives pictures."""
        # Published test images are the same, however many of the others are held out.
        division = replace(spec.training.division, hold_out=USUAL.hold_out)
        return cls(spec.dataset, spec.training.image_size, division)

    @property
    def input_shape(self) -> tuple[int, int, int]:
        """(height, width, channels)."""
        return catalog.dataset(self.dataset).shape_at(self.image_size)

    @property
    def is_of_photos(self) -> bool:
        """Whether a learner's picture is cropped and resized, where of others a digit is cut out and centred."""
        entry = catalog.dataset(self.dataset)
        return entry.is_colour or entry.as_photos

    def steps_for(self, steps: frozenset[str]) -> frozenset[str]:
        """Return the steps by which a picture becomes the network's input, if a learner chose `steps`."""
        return (steps & {"centre"}) | {AS_PHOTO} if catalog.dataset(self.dataset).as_photos else steps

    def own(self, picture: Picture) -> Picture:
        """Return a picture as it is prepared for this network (see `steps_for`)."""
        return picture.prepared_by(self.steps_for(picture.steps))

    def load_dataset(self) -> Dataset:
        """Return the data set at this size, divided so.

        Raises:
            LearnerError: if it is not on this computer.
        """
        return datasets.load(self.dataset, self.image_size, self.division)

    def test_example(self, index: int) -> Batch:
        """Return test image `index` as a batch of one.

        Raises:
            LearnerError: if there is no such image, or the data set is not on this computer.
        """
        return datasets.read_test_example(self.dataset, index, self.image_size, self.division)

    def test_pixels(self, index: int) -> np.ndarray:
        """Return test image `index` as the network receives it, float32 [height, width, channels] in [0, 1].

        Raises:
            LearnerError: as `test_example` does.
        """
        return to_unit_range(self.test_example(index).images[0])

    def held_out_pixels(self, label: int) -> np.ndarray:
        """Return the first held-out image of a class as the network receives it, like `test_pixels`.

        Raises:
            LearnerError: if there is no such class, or the data set is not on this computer.
        """
        images = self.load_dataset().first_of_each_class()
        if label >= len(images):
            raise LearnerError(
                N_("There is no class {label}; they are numbered 0 to {last}."), label=label, last=len(images) - 1
            )
        return to_unit_range(images[label])


@lru_cache(RUNS_REMEMBERED)
def reading_of(run_id: str) -> Reading:
    """Return the form in which a run's network receives pictures; raise LearnerError if there is no such run."""
    return Reading.of(open_store().get(run_id).spec)
