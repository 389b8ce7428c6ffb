"""Data sets in tables (CSV, TSV), as MNIST is passed around.

A row is a picture: one column is its class, the others are its pixels.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from lib.datasets.own.counts import MOST_CLASSES
from lib.datasets.own.sources.arrays import Table, part_named, range_of, read_arrays_of, shape_of
from lib.datasets.own.sources.questions import choose
from lib.datasets.own.sources.reading import Choices, LeftOut, Note, Option, Question, Reading, SourceFile
from lib.datasets.own.sources.spread import spread
from lib.datasets.own.sources.unpacked import array_files, plain_name, read_unpacked
from lib.errors import N_, LearnerError, without_frames
from lib.typed_text import is_number

FIRST, LAST = "first", "last"
FROM_END = -1
SAMPLE = 300
"""Rows, evenly spread, from which is seen what the columns hold."""
_NAMES = ("label", "labels", "class", "classes", "target", "y", "digit", "letter", "category", "character")
_SEPARATORS = (b",", b";", b"\t", b" ")
_AROUND = b" \"'\r"
"""What may stand around a field and is no part of it."""


@dataclass(frozen=True)
class _Rows:
    """The lines of a table.

    Attributes:
        first: the number of the first line of `lines` in the file, from 1.
        header: the names of the columns; () if there are none.
        skipped: 1 if the first column only numbers the rows, else 0.
    """

    file: str
    lines: Sequence[bytes]
    separator: bytes
    first: int
    header: Sequence[str]
    skipped: int

    def split(self, line: bytes) -> list[bytes]:
        """Return the fields of a line."""
        return [field.strip(_AROUND) for field in line.split(self.separator)][self.skipped :]

    def sample(self) -> list[list[bytes]]:
        """Return the fields of some lines."""
        return [self.split(line) for line in spread(self.lines, SAMPLE)]


def read_tables(files: Sequence[SourceFile], choices: Choices) -> Reading | None:
    """Return the pictures of tables, or None if there are none.

    Raises:
        LearnerError: if a table is damaged, has no labels, or its rows are no square pictures.
    """
    mine = array_files(files, lambda name: name.endswith((".csv", ".tsv")))
    if not mine:
        return None
    place = choose("label_column", choices.label_column, (FIRST, LAST), "")
    found: list[tuple[Table, str]] = []
    left_out: list[LeftOut] = []
    for file in mine:
        try:
            found.append(_read(file, place))
        except LearnerError as reason:
            if len(mine) == 1:
                raise
            left_out.append(LeftOut(file.path, without_frames(reason)))
    if not found:
        raise left_out[0].reason
    reading = read_arrays_of([table for table, _guessed in found], choices, left_out)
    guessed = next((guessed for _table, guessed in found if guessed), "")
    return replace(reading, questions=(*reading.questions, _ask_for_column(guessed))) if guessed else reading


def _ask_for_column(taken: str) -> Question:
    options = (Option(FIRST, Note(N_("The first"))), Option(LAST, Note(N_("The last"))))
    return Question("label_column", Note(N_("Which column of the table is the class?")), options, taken)


def _read(file: SourceFile, place: str) -> tuple[Table, str]:
    """Return the pictures of a table, and which column was taken as the class if its header does not name one."""
    rows = _rows_of(file)
    sample = rows.sample()
    width = len(sample[0])
    named = next((at for at, name in enumerate(rows.header) if name in _NAMES), None)
    guessed = ""
    if named is None:
        if shape_of(width) is not None and shape_of(width - 1) is None:
            raise LearnerError(
                N_(
                    "A column with the class of each picture was expected, but “{file}” has only the {count} "
                    "pixels of each. Add a column called label, or choose the file that has one, often train.csv."
                ),
                file=file.path,
                count=width,
            )
        guessed = place or _find_labels(sample)
        named = 0 if guessed == FIRST else width - 1
    shape = shape_of(width - 1)
    if shape is None:
        raise LearnerError(
            N_(
                "Rows with a class and the pixels of a square picture were expected, 785 numbers for 28 × 28, "
                "but the rows of “{file}” have {count}."
            ),
            file=file.path,
            count=width,
        )
    pixels = [_pixels(fields, named, shape) for fields in sample if len(fields) == width]
    labels = [_label_of(rows, line, FROM_END if named == width - 1 else named) for line in rows.lines]

    def picture(row: int) -> np.ndarray:
        fields = rows.split(rows.lines[row])
        if len(fields) != width:
            raise LearnerError(
                N_("{expected} columns were expected, but this row has {count}."),
                expected=width,
                count=len(fields),
            )
        return _pixels(fields, named, shape)

    levels = range_of(np.array(pixels))
    return Table(file.path, labels, picture, levels, part_named(plain_name(file.path)), rows.first), guessed


def _rows_of(file: SourceFile) -> _Rows:
    content = read_unpacked(file).removeprefix(b"\xef\xbb\xbf")
    lines = [line for line in content.split(b"\n") if line.strip()]
    if len(lines) < 2:
        raise LearnerError(
            N_("A table with a row for each picture was expected, but “{file}” has {count} rows."),
            file=file.path,
            count=len(lines),
        )
    separator = max(_SEPARATORS, key=lines[1].count)
    start = [_clean(field).lower() for field in lines[0].split(separator)]
    is_header = _is_header(start)
    skipped = int(is_header and (not start[0] or start[0].startswith("unnamed")))
    header = start[skipped:] if is_header else ()
    return _Rows(file.path, lines[is_header:], separator, 1 + is_header, header, skipped)


def _is_header(fields: Sequence[str]) -> bool:
    """Return whether the fields of a first line are names of columns, or the columns' numbers."""
    if sum(map(is_number, fields)) < len(fields) / 2:
        return True
    rest = fields[1:]
    return all(map(str.isdecimal, rest)) and [int(one) - int(rest[0]) for one in rest] == list(range(len(rest)))


def _label_of(rows: _Rows, line: bytes, column: int) -> str:
    """Return what stands in a column of a line; "" if it has fewer."""
    if column == FROM_END:
        return _clean(line.rpartition(rows.separator)[2])
    fields = line.split(rows.separator, rows.skipped + column + 1)
    return _clean(fields[rows.skipped + column]) if len(fields) > rows.skipped + column else ""


def _pixels(fields: Sequence[bytes], column: int, shape: tuple[int, ...]) -> np.ndarray:
    """Return the numbers of a picture; raise LearnerError if some are none."""
    numbers = [field for at, field in enumerate(fields) if at != column]
    try:
        return np.array(numbers).astype(np.float32).reshape(shape)
    except ValueError as error:
        raise LearnerError(N_("Pixels are numbers, but this row has other text among them.")) from error


def _find_labels(sample: Sequence[Sequence[bytes]]) -> str:
    """Return whether the first or the last column holds the classes, as far as some rows tell.

    They are words, or few different values; but more than one, as the pixel in a picture's corner often has.
    """
    first, last = ({fields[at] for fields in sample} for at in (0, -1))
    for place, values in ((FIRST, first), (LAST, last)):
        if not all(is_number(_clean(value)) for value in values):
            return place
    could_be = {place: 1 < len(values) <= MOST_CLASSES for place, values in ((FIRST, first), (LAST, last))}
    if could_be[FIRST] != could_be[LAST]:
        return FIRST if could_be[FIRST] else LAST
    return LAST if len(last) < len(first) and could_be[LAST] else FIRST


def _clean(field: bytes) -> str:
    return field.strip(_AROUND).decode("utf-8", "replace")
