"""Data sets in IDX files, as MNIST, KMNIST and EMNIST come: pictures in one, their labels in another."""

from collections.abc import Sequence

import numpy as np

from lib.datasets.own.sources.arrays import Table, as_pictures, part_named, range_of, read_arrays_of
from lib.datasets.own.sources.reading import Choices, Reading, SourceFile
from lib.datasets.own.sources.unpacked import array_files, plain_name, read_unpacked
from lib.datasets.storage.idx import parse_idx
from lib.errors import N_, LearnerError

_MARKS = ("idx", "ubyte")


def read_idx_files(files: Sequence[SourceFile], choices: Choices) -> Reading | None:
    """Return the pictures of IDX files, gzipped or not, or None if there are none.

    Raises:
        LearnerError: if a file is damaged, or pictures have no file with their labels.
    """
    mine = array_files(files, lambda name: any(mark in name for mark in _MARKS))
    if not mine:
        return None
    arrays = {file.path: _read(file) for file in mine}
    labels = {path: values for path, values in arrays.items() if values.ndim == 1}
    tables = [
        _table(path, values, *_labels_of(path, values, labels))
        for path, values in arrays.items()
        if path not in labels
    ]
    if not tables:
        raise LearnerError(
            N_(
                "A file with pictures was expected, but “{file}” holds only labels. Choose both files, the one "
                "called …images-idx3-ubyte too, or put both into one zip."
            ),
            file=next(iter(labels)),
        )
    return read_arrays_of(tables, choices)


def _read(file: SourceFile) -> np.ndarray:
    values = parse_idx(read_unpacked(file))
    if values is None:
        raise LearnerError(
            N_("A whole IDX file was expected, but “{file}” is another, or cut short; download it again."),
            file=file.path,
        )
    return values


def _labels_of(path: str, values: np.ndarray, labels: dict[str, np.ndarray]) -> tuple[str, np.ndarray]:
    """Return the labels of pictures: those of the file that is called alike, or the only ones of as many."""
    name = _common(path)
    alike = [(other, some) for other, some in labels.items() if _common(other) == name]
    fitting = alike or [(other, some) for other, some in labels.items() if len(some) == len(values)]
    if len(fitting) != 1:
        raise LearnerError(
            N_(
                "“{file}” holds pictures, but the file with their labels is missing. Choose both files, the one "
                "called …labels-idx1-ubyte too, or put both into one zip."
            ),
            file=path,
        )
    return fitting[0]


def _table(path: str, values: np.ndarray, labels_path: str, labels: np.ndarray) -> Table:
    if len(values) != len(labels):
        raise LearnerError(
            N_(
                "“{images}” has {count:,} pictures, but “{labels}” has {labelled:,} labels. Each picture needs "
                "one; choose two files that belong together."
            ),
            images=path,
            count=len(values),
            labels=labels_path,
            labelled=len(labels),
        )
    pictures = as_pictures(values)
    if pictures is None:
        raise LearnerError(
            N_(
                "Pictures were expected, but “{file}” holds numbers of the shape {shape}. Expected are the number "
                "of pictures, their height and their width."
            ),
            file=path,
            shape=" × ".join(map(str, values.shape)),
        )
    names = [str(label) for label in labels.tolist()]
    return Table(path, names, pictures.__getitem__, range_of(pictures), part_named(plain_name(path)))


def _common(path: str) -> str:
    """Return what the names of pictures and of their labels have in common: "train" and "t10k" of MNIST."""
    name = plain_name(path).replace("images", "").replace("labels", "")
    return "".join(letter for letter in name.replace("idx3", "").replace("idx1", "") if letter.isalnum())
