"""What a learner can choose: architectures, data sets, presets. Declarative, without TensorFlow.

Texts are marked with `N_` here and translated where they are shown.
"""

from lib.catalog.architectures import ARCHITECTURES
from lib.catalog.datasets import DATASETS, folder, pets
from lib.catalog.entries import IMAGE_SIZE, Architecture, DatasetEntry, Preset, are_digits
from lib.catalog.model_options import ONE_PASS_KINDS, ROUTING_KINDS
from lib.catalog.training_options import AUGMENTATIONS, SCHEDULES, TRAINING_OPTIONS
from lib.datasets import oxford_pets, unknown_dataset
from lib.datasets.own import classes as own_classes
from lib.errors import N_, entry_called

__all__ = [
    "ARCHITECTURES",
    "AUGMENTATIONS",
    "COMPARED_RUNS",
    "DATASETS",
    "IMAGE_SIZE",
    "ONE_PASS_KINDS",
    "ROUTING_KINDS",
    "SCHEDULES",
    "SHOWCASE_RUN",
    "TRAINING_OPTIONS",
    "Architecture",
    "DatasetEntry",
    "Preset",
    "architecture",
    "are_digits",
    "dataset",
    "datasets",
    "learnable",
]

SHOWCASE_RUN = "capsnet_small"
"""The id of the bundled run that pages and commands show where nobody chose another."""
COMPARED_RUNS = (SHOWCASE_RUN, "lenet")
"""The bundled runs that read a picture side by side where nobody chose others."""


def architecture(name: str) -> Architecture:
    """The catalogue's entry for `name`.

    Raises:
        LearnerError: if there is none.
    """
    return entry_called(
        ARCHITECTURES, name, N_("There is no architecture called “{name}”. Choose one of: {known}.")
    )


def dataset(name: str) -> DatasetEntry:
    """The catalogue's entry for the data set `name`: cheap, whatever its size.

    Its own name says more than "oxford_pets", which means other breeds where other pictures are.

    Raises:
        LearnerError: if there is none.
    """
    family, _, which = name.partition(":")
    if family == oxford_pets.NAME:
        return pets(which)
    if family == own_classes.NAME:
        return folder(own_classes.own_classes(which))
    if name not in DATASETS:
        raise unknown_dataset(name)
    return DATASETS[name]


def datasets() -> list[DatasetEntry]:
    """The entries of all data sets that a learner can choose, everyone's own classes last."""
    return [*DATASETS.values(), pets(""), *(folder(own) for own in own_classes.all_own_classes())]


def learnable(name: str) -> list[str]:
    """The names of all data sets that the architecture `name` can learn.

    Raises:
        LearnerError: if there is no such architecture.
    """
    entry = architecture(name)
    own = own_classes.all_own_classes() if entry.takes_folders else []
    return [*entry.datasets, *(one.name for one in own)]
