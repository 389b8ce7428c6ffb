"""Pictures that are numbers: what IDX files, NPZ files and tables have in common."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from PIL import Image

from lib.datasets.own.counts import MOST_PICTURES
from lib.datasets.own.sources.label_names import class_names_of, is_emnist
from lib.datasets.own.sources.questions import NO, YES, choose
from lib.datasets.own.sources.reading import Choices, LeftOut, Note, Option, Part, Question, Reading, SourcePicture
from lib.errors import N_
from lib.natural_order import natural_key

CLASSES_SHOWN, PICTURES_SHOWN = 5, 3
_USUAL_RANGES = ((0, 1), (0, 16), (0, 255), (0, 65_535))
"""Black and white as numbers: of floats and masks, of scikit-learn's digits, of bytes, of 16 bits."""


@dataclass(frozen=True)
class Table:
    """Pictures of one file or array, none of which is made yet.

    Attributes:
        name: of the file, to which a picture's row is added: "digits.csv:7".
        labels: the class of each picture, as the file has it.
        picture: returns the numbers of a row's picture, `[h, w]` or `[h, w, 3]`; raises LearnerError if it has
            none.
        range: the least and the largest number of its pictures.
        part: the part of the learner's own division.
        first: the number of its first row.
    """

    name: str
    labels: Sequence[str]
    picture: Callable[[int], np.ndarray]
    range: tuple[float, float]
    part: Part = Part.NONE
    first: int = 0


def read_arrays_of(tables: Sequence[Table], choices: Choices, left_out: Sequence[LeftOut] = ()) -> Reading:
    """Return the pictures of tables: at most `MOST_PICTURES`, of each table its share, evenly spread."""
    notes: list[Note] = []
    usual = YES if any(is_emnist(table.name) for table in tables) else NO
    transpose = choose("transpose", choices.transpose, (NO, YES), usual)
    black, white = _find_range(tables)
    if (black, white) != (0, 255):
        text = N_("The numbers {black:g} to {white:g} were read as the grey levels from black to white.")
        notes.append(Note(text, {"black": black, "white": white}))
    if usual == transpose == YES:
        notes.append(Note(N_("EMNIST’s pictures lie on their side; rows and columns were swapped.")))
    total = sum(len(table.labels) for table in tables)
    if total > MOST_PICTURES:
        text = N_("Of {total:,} pictures {limit:,} are taken, which is the limit, evenly spread over the file.")
        notes.append(Note(text, {"total": total, "limit": MOST_PICTURES}))
    share = min(1.0, MOST_PICTURES / max(1, total))

    def pictures(*, is_transposed: bool) -> list[SourcePicture]:
        return [
            SourcePicture(
                f"{table.name}:{table.first + row}",
                name,
                partial(_make, table.picture, row, (black, white), is_transposed=is_transposed),
                table.part,
            )
            for table in tables
            for row, name in _take(table, share)
        ]

    found = {NO: pictures(is_transposed=False), YES: pictures(is_transposed=True)}
    question = Question(
        "transpose",
        Note(N_("Which way round are the pictures?")),
        (
            Option(NO, Note(N_("As the file has them")), show_some(found[NO])),
            Option(YES, Note(N_("Rows and columns swapped")), show_some(found[YES])),
        ),
        transpose,
    )
    return Reading(found[transpose], left_out, notes, (question,))


def show_some(pictures: Sequence[SourcePicture]) -> Mapping[str, Sequence[SourcePicture]]:
    """Return the first pictures of the first classes, in natural order."""
    some: dict[str, list[SourcePicture]] = {
        name: [] for name in sorted({picture.class_name for picture in pictures}, key=natural_key)[:CLASSES_SHOWN]
    }
    for picture in pictures:
        known = some.get(picture.class_name)
        if known is not None and len(known) < PICTURES_SHOWN:
            known.append(picture)
    return some


def part_named(name: str) -> Part:
    """Return the part of a data set that a file or an array is called after."""
    words = name.lower()
    if "test" in words or "t10k" in words:
        return Part.TEST
    if "val" in words:
        return Part.VALIDATION
    return Part.TRAIN if "train" in words else Part.NONE


def shape_of(count: int) -> tuple[int, ...] | None:
    """Return the shape of a square picture of so many numbers, grey or in three colours; None if it is none."""
    for channels in (1, 3):
        side = round((count / channels) ** 0.5)
        if side > 1 and side * side * channels == count:
            return (side, side) if channels == 1 else (side, side, channels)
    return None


def as_pictures(values: np.ndarray) -> np.ndarray | None:
    """Return an array as pictures, `[n, h, w]` or `[n, h, w, 3]`, or None if it holds none.

    Its pictures may be rows of numbers; the axis of their channels, 1 or 3, is the last or the second.
    """
    if values.dtype.kind not in "biuf":
        return None
    if values.ndim == 2:
        shape = shape_of(values.shape[1])
        return None if shape is None else values.reshape(-1, *shape)
    if values.ndim == 4 and values.shape[-1] not in (1, 3) and values.shape[1] in (1, 3):
        values = np.moveaxis(values, 1, -1)
    if values.ndim == 4 and values.shape[-1] == 1:
        values = values[..., 0]
    is_grey, is_colour = values.ndim == 3, values.ndim == 4 and values.shape[-1] == 3
    return values if (is_grey or is_colour) and min(values.shape[1:3]) > 1 else None


def range_of(values: np.ndarray) -> tuple[float, float]:
    """Return the least and the largest of some numbers; (0, 0) of none."""
    return (float(values.min()), float(values.max())) if values.size else (0.0, 0.0)


def _find_range(tables: Sequence[Table]) -> tuple[float, float]:
    """Return which numbers are black and white, for all tables alike."""
    least, most = min(table.range[0] for table in tables), max(table.range[1] for table in tables)
    if least < 0:
        return least, max(most, least + 1)
    return next((usual for usual in _USUAL_RANGES if most <= usual[1]), (0, most))


def _take(table: Table, share: float) -> list[tuple[int, str]]:
    """Return the number and the class of this share of a table's rows."""
    names = class_names_of(table.name, table.labels)
    rows = np.linspace(0, len(names), int(len(names) * share), endpoint=False).astype(int)
    return [(row, names[row]) for row in rows.tolist()]


def _make(
    picture: Callable[[int], np.ndarray], row: int, levels: tuple[float, float], *, is_transposed: bool
) -> Image.Image:
    black, white = levels
    values = np.nan_to_num(picture(row).astype(np.float32))
    pixels = np.clip(np.rint((values - black) * (255 / (white - black))), 0, 255).astype(np.uint8)
    return Image.fromarray(pixels.swapaxes(0, 1) if is_transposed else pixels).convert("RGB")
