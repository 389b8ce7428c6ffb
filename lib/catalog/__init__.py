"""What a learner can choose: architectures, data sets and presets, without TensorFlow.

Texts are marked with `N_` where they are declared and translated where they are shown.
"""

from typing import Any

from lib.datasets import DatasetEntry, are_digits, families
from lib.datasets import entries as datasets
from lib.datasets import entry_of as dataset
from lib.errors import N_, find_entry
from lib.models.discovery import find_architectures
from lib.models.entry import Architecture
from lib.models.presets import IMAGE_SIZE, Preset
from lib.models.task import Task
from lib.options.training import AMOUNTS, AUGMENTATIONS, SCHEDULES, TrainingOptions

__all__ = [
    "AMOUNTS",
    "ARCHITECTURES",
    "AUGMENTATIONS",
    "COMPARED_RUNS",
    "IMAGE_SIZE",
    "SCHEDULES",
    "SHOWCASE_RUN",
    "Architecture",
    "DatasetEntry",
    "Preset",
    "Task",
    "TrainingOptions",
    "architecture",
    "are_digits",
    "dataset",
    "datasets",
    "find_learnable",
]

ARCHITECTURES = find_architectures()
"""The networks that a learner can choose, by name."""
SHOWCASE_RUN = "capsnet_small"
"""The id of the bundled run that pages and commands show unless another is chosen."""
COMPARED_RUNS = (SHOWCASE_RUN, "lenet")
"""The ids of the bundled runs that read a picture side by side unless others are chosen."""


def architecture(name: str) -> Architecture[Any]:
    """Return the catalogue's entry for `name`.

    Raises:
        LearnerError: if there is none.
    """
    return find_entry(ARCHITECTURES, name, N_("There is no architecture called “{name}”. Choose one of: {known}."))


def find_learnable(name: str) -> list[str]:
    """Return the names of all data sets that the architecture `name` can learn, learners' own ones last.

    Raises:
        LearnerError: if there is no such architecture.
    """
    entry = architecture(name)
    made_here = [
        family for family in families().values() if not family.is_published and family.kind in entry.learns
    ]
    return [*entry.datasets, *(made.name for family in made_here for made in family.entries())]
