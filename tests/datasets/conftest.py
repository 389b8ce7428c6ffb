"""Data sets in a fresh home."""

from pathlib import Path

import pytest

from lib import datasets
from lib.datasets import fashion_mnist


@pytest.fixture
def fresh_data(home: Path, monkeypatch: pytest.MonkeyPatch):
    """An empty home, nothing remembered of another, and no package of the system."""
    monkeypatch.setattr(fashion_mnist, "DEBIAN", home / "no package")
    datasets.forget()
    yield
    datasets.forget()
