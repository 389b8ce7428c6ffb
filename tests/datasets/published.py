"""Data sets that do not ship with the app: a test that needs one says so and skips where it is not at hand."""

import os
from pathlib import Path

import pytest

from tests.conftest import ROOT

SHARED = Path(os.environ.get("CAPSULE_LAB_TEST_DATASETS") or ROOT.parent / "shared" / "datasets")


def shared(file: str) -> Path:
    """`file` in the folder of data for development; skips the test where it is not there."""
    path = SHARED / file
    if not path.exists():
        pytest.skip(f"{path} is not here; set CAPSULE_LAB_TEST_DATASETS to the folder that has {file}")
    return path


def put(home: Path, file: str) -> Path:
    """Let `home` have the shared `file` among its data sets, and give the path there."""
    place = home / "datasets" / file
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(shared(file))
    return place
