"""The forms in which people have data sets."""

from collections.abc import Sequence

from lib.datasets.own.sources.csv_tables import read_tables
from lib.datasets.own.sources.idx_files import read_idx_files
from lib.datasets.own.sources.npz_files import read_numpy_files
from lib.datasets.own.sources.reading import Choices, Reader, Reading, SourceFile

READERS: tuple[Reader, ...] = (read_idx_files, read_numpy_files, read_tables)
"""Readers of array files and tables (CSV, IDX, NPZ), each a module beside this one: the first that knows the files
reads them. What none knows is read as folders of pictures."""


def read_arrays(files: Sequence[SourceFile], choices: Choices) -> Reading | None:
    """Return what the first reader that knows these files makes of them, or None; raise as it does."""
    return next((reading for reader in READERS if (reading := reader(files, choices)) is not None), None)
