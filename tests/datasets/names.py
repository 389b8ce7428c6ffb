"""The data sets' names as sentences list them; derived, so that one more data set changes no test."""

from lib import datasets


def all_names() -> str:
    """Return the names of all published data sets, as a refusal lists them."""
    return ", ".join(family.name for family in datasets.published())


def bundled_names() -> str:
    """Return the names of the data sets that are on every computer."""
    return ", ".join(family.name for family in datasets.published() if family.is_bundled)
