"""The data sets that there are: every module of this folder that declares a `FAMILY`."""

from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from lib.datasets.entry import DatasetEntry
from lib.datasets.family import DatasetFamily
from lib.errors import N_, LearnerError


@cache
def families() -> dict[str, DatasetFamily]:
    """Return all families by name, in the order of their places."""
    names = [module.name for module in iter_modules([str(Path(__file__).parent)])]
    modules = [import_module(f"lib.datasets.{name}") for name in names]
    found = [module.FAMILY for module in modules if hasattr(module, "FAMILY")]
    return {family.name: family for family in sorted(found, key=lambda family: (family.place, family.name))}


def published() -> list[DatasetFamily]:
    """Return the families of the data sets that everybody can have."""
    return [family for family in families().values() if family.is_published]


def find(name: str) -> tuple[DatasetFamily, str]:
    """Return the family of the data set `name`, and which of its variants is meant: "" for the usual one.

    Raises:
        LearnerError: if there is no such family.
    """
    family_name, colon, variant = name.partition(":")
    family = families().get(family_name)
    if family is None or (colon and not family.has_variants):
        raise LearnerError(
            N_("There is no data set called “{name}”. Choose one of: {known}."),
            name=name,
            known=tuple(one.name for one in published()),
        )
    return family, variant


def entry_of(name: str) -> DatasetEntry:
    """Return the catalogue's entry of the data set `name`, without reading the data set.

    The entry's name is the full one: "oxford_pets" alone means other breeds on a computer with other pictures.

    Raises:
        LearnerError: if there is none.
    """
    family, variant = find(name)
    return family.entry(variant)


def entries() -> list[DatasetEntry]:
    """Return the entries of all data sets that a learner can choose, everyone's own classes last."""
    return [entry for family in families().values() for entry in family.entries()]
