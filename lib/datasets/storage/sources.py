"""Where the files of data sets are: bundled, in CAPSULE_LAB_HOME/datasets, or in a package of the system."""

from collections.abc import Sequence
from pathlib import Path

from lib.settings import ASSETS, settings


def dataset_folder(dataset: str) -> Path:
    """Return the folder of `dataset` in CAPSULE_LAB_HOME."""
    return settings().home / "datasets" / dataset


def find_file(dataset: str, file: str, system: Sequence[Path] = ()) -> Path | None:
    """Return the path of `file` of `dataset`, looked for in assets, the home and the folders of `system`, or None.

    In assets and in the home it may also lie beside the data sets' folders.
    """
    own = dataset_folder(dataset)
    for folder in (ASSETS / "data" / dataset, ASSETS / "data", own, own.parent, *system):
        if (folder / file).is_file():
            return folder / file
    return None
