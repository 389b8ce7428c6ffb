"""Data sets as NumPy saves them: NPZ files with arrays of pictures and of labels, or an NPY file of each."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lib.datasets.own.sources.arrays import Table, as_pictures, part_named, range_of, read_arrays_of
from lib.datasets.own.sources.reading import Choices, Part, Reading, SourceFile
from lib.datasets.own.sources.unpacked import array_files, check_size, plain_name, read_unpacked
from lib.errors import N_, LearnerError

_LABELS = ("label", "target", "class")


@dataclass(frozen=True)
class _Array:
    """An array, the file that it is in, and what it is called there."""

    file: str
    key: str
    values: np.ndarray

    @property
    def part(self) -> Part:
        return part_named(self.key) or part_named(plain_name(self.file))

    @property
    def is_called_labels(self) -> bool:
        return self.key.lower().startswith("y") or any(word in self.key.lower() for word in _LABELS)


def read_numpy_files(files: Sequence[SourceFile], choices: Choices) -> Reading | None:
    """Return the pictures of NPZ or NPY files, or None if there are none.

    Which array holds pictures and which labels is seen by their names (x and y, images and labels, data and
    target) and shapes; "train" and "test" in a name are the learner's own division.

    Raises:
        LearnerError: if a file is damaged or holds other things than arrays, or pictures have no labels.
    """
    mine = array_files(files, lambda name: name.endswith((".npz", ".npy")))
    if not mine:
        return None
    arrays = [array for file in mine for array in _read(file)]
    labels = [(array, names) for array in arrays if (names := _labels_in(array)) is not None]
    known = {id(array) for array, _names in labels}
    rest = [array for array in arrays if id(array) not in known]
    pictures = [(array, values) for array in rest if (values := as_pictures(array.values)) is not None]
    if not pictures:
        raise _unknown(arrays, N_("no array has the shape of pictures"))
    return read_arrays_of([_table(array, values, labels, arrays) for array, values in pictures], choices)


def _read(file: SourceFile) -> list[_Array]:
    content, stem = read_unpacked(file), plain_name(file.path)
    try:
        if stem.endswith(".npy"):
            values = np.load(io.BytesIO(content), allow_pickle=False)
            return [_Array(file.path, stem.removesuffix(".npy"), values)]
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            check_size(file.path, sum(member.file_size for member in archive.infolist()))
        with np.load(io.BytesIO(content), allow_pickle=False) as found:
            return [_Array(file.path, key, found[key]) for key in found.files]
    except (
        ValueError,
        EOFError,
        OSError,
        KeyError,
        SyntaxError,
        zipfile.BadZipFile,
        NotImplementedError,
    ) as error:
        if "allow_pickle" in str(error) or "Object arrays" in str(error):
            raise LearnerError(
                N_(
                    "Arrays of numbers were expected, but “{file}” holds Python objects, which could run a "
                    "program and are not read. Save the pictures and the labels as arrays of numbers."
                ),
                file=file.path,
            ) from error
        raise LearnerError(
            N_("A whole NPZ or NPY file was expected, but “{file}” is another, or cut short; save it again."),
            file=file.path,
        ) from error


def _labels_in(array: _Array) -> list[str] | None:
    """Return the labels that an array holds, one for each picture, or None if it holds none.

    They are numbers or texts in a row or in a column, or one 1 among zeros for each picture.
    """
    values = array.values
    if values.ndim == 2 and values.shape[1] == 1:
        values = values[:, 0]
    if values.ndim == 2 and values.dtype.kind in "biuf" and _is_one_hot(array, values):
        values = values.argmax(axis=1)
    if values.ndim != 1 or values.dtype.kind not in "biufUS":
        return None
    return [str(one.decode("utf-8", "replace") if isinstance(one, bytes) else one) for one in values.tolist()]


def _is_one_hot(array: _Array, values: np.ndarray) -> bool:
    if not array.is_called_labels or not values.shape[1]:
        return False
    return bool(np.isin(values, (0, 1)).all() and (values.sum(axis=1) == 1).all())


def _table(
    array: _Array, values: np.ndarray, labels: Sequence[tuple[_Array, list[str]]], arrays: Sequence[_Array]
) -> Table:
    """Return the table of pictures and of the labels of as many and the same part."""
    fitting = [(one, names) for one, names in labels if len(names) == len(values)]
    of_part = [(one, names) for one, names in fitting if one.part == array.part]
    called = [(one, names) for one, names in of_part or fitting if one.is_called_labels]
    found = called or of_part or fitting
    if len(found) != 1:
        raise _unknown(
            arrays, N_("it is not clear which array has the labels of “{pictures}”"), pictures=array.key
        )
    name = f"{array.file}[{array.key}]" if array.file.lower().endswith(".npz") else array.file
    return Table(name, found[0][1], values.__getitem__, range_of(values), array.part)


def _unknown(arrays: Sequence[_Array], reason: str, **values: object) -> LearnerError:
    return LearnerError(
        N_(
            "Arrays with pictures and with one label for each were expected, called x and y or x_train, y_train, "
            "x_test, y_test; but {reason}. There are: {names}. Save them under these names."
        ),
        reason=LearnerError(reason, **values),
        names=tuple(f"{array.key} ({' × '.join(map(str, array.values.shape))})" for array in arrays),
    )
