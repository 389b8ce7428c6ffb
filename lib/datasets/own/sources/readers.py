"""The forms in which people have data sets."""

from collections.abc import Sequence

from lib.datasets.own.sources.reading import Choices, Reader, Reading, SourceFile

READERS: tuple[Reader, ...] = ()
"""Readers of array files and tables (CSV, IDX, NPZ), each a module beside this one: the first that knows the files
reads them. What none knows is read as folders of pictures."""


def read_arrays(files: Sequence[SourceFile], choices: Choices) -> Reading | None:
    """Return what the first reader that knows these files makes of them, or None; raise as it does."""
    return next((reading for reader in READERS if (reading := reader(files, choices)) is not None), None)
