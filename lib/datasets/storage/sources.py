"""Where data sets are found: shipped with the app, in CAPSULE_LAB_HOME/datasets, or in a package of the system."""

from collections.abc import Sequence
from pathlib import Path

from lib.settings import ASSETS, settings


def home(dataset: str) -> Path:
    """Return the folder for what belongs to `dataset` on this computer."""
    return settings().home / "datasets" / dataset


def find(dataset: str, file: str, system: Sequence[Path] = ()) -> Path | None:
    """Return where `file` of `dataset` lies, or None: assets first, then the home, then the folders of `system`.

    In assets and in the home a file may also lie beside the data sets' folders.
    """
    own = home(dataset)
    for folder in (ASSETS / "data" / dataset, ASSETS / "data", own, own.parent, *system):
        if (folder / file).is_file():
            return folder / file
    return None
