"""What a learner can choose: architectures, data sets, presets. Declarative, without TensorFlow.

Texts are marked with `N_` here and translated where they are shown.
"""

from collections.abc import Mapping
from typing import TypeVar

from lib.catalog.architectures import ARCHITECTURES
from lib.catalog.datasets import DATASETS
from lib.catalog.entries import Architecture, DatasetEntry, Preset
from lib.catalog.model_options import ONE_PASS_KINDS, ROUTING_KINDS
from lib.catalog.training_options import SCHEDULES, TRAINING_OPTIONS
from lib.errors import N_, LearnerError

__all__ = [
    "ARCHITECTURES",
    "COMPARED_RUNS",
    "DATASETS",
    "ONE_PASS_KINDS",
    "ROUTING_KINDS",
    "SCHEDULES",
    "SHOWCASE_RUN",
    "TRAINING_OPTIONS",
    "Architecture",
    "DatasetEntry",
    "Preset",
    "architecture",
    "dataset",
]

Entry = TypeVar("Entry")

SHOWCASE_RUN = "capsnet_small"
"""The id of the bundled run that pages and commands show where nobody chose another."""
COMPARED_RUNS = (SHOWCASE_RUN, "lenet")
"""The bundled runs that read a picture side by side where nobody chose others."""


def architecture(name: str) -> Architecture:
    """The catalogue's entry for `name`.

    Raises:
        LearnerError: if there is none.
    """
    return _find(ARCHITECTURES, name, N_("There is no architecture called “{name}”. Choose one of: {known}."))


def dataset(name: str) -> DatasetEntry:
    """The catalogue's entry for the data set `name`.

    Raises:
        LearnerError: if there is none.
    """
    return _find(DATASETS, name, N_("There is no data set called “{name}”. Choose one of: {known}."))


def _find(entries: Mapping[str, Entry], name: str, sentence: str) -> Entry:
    if name not in entries:
        raise LearnerError(sentence, name=name, known=", ".join(entries))
    return entries[name]
