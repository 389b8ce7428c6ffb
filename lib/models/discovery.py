"""The architectures that there are: every folder beside this file that has an `entry.py`."""

from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from lib.models.entry import Architecture


@cache
def find_architectures() -> dict[str, Architecture[Any]]:
    """Return every architecture by its name, which is its folder's, in the order of their places."""
    folders = [path.parent.name for path in Path(__file__).parent.glob("*/entry.py")]
    found = [replace(import_module(f"lib.models.{folder}.entry").ENTRY, name=folder) for folder in folders]
    return {entry.name: entry for entry in sorted(found, key=lambda entry: (entry.place, entry.name))}
