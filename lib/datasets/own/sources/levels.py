"""Which of the folders that a picture lies in is its class, and which one tells training from test pictures."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from lib.datasets.own.sources.reading import Part

Folders = tuple[str, ...]
"""The folders that a picture lies in, the outermost first."""

FEW = 0.1
"""Of all pictures: as many may lie elsewhere than the others without a meaning."""
PARTS: Final[Mapping[str, Part]] = {
    **dict.fromkeys(("train", "training", "trn", "训练", "训练集", "訓練"), Part.TRAIN),
    **dict.fromkeys(("val", "valid", "validation", "dev", "验证", "验证集"), Part.VALIDATION),
    **dict.fromkeys(("test", "testing", "tst", "测试", "测试集", "テスト"), Part.TEST),
}
"""What people call the parts of a data set."""


def without_wrappers(rows: Sequence[Folders]) -> list[Folders]:
    """Return the folders of each picture without those at the top that hold all others.

    A class that is the only one keeps its folder; so does one that holds many pictures itself.
    """
    kept = list(rows)
    while True:
        tops = {row[0] for row in kept if row}
        deeper = sum(len(row) > 1 for row in kept)
        if len(tops) != 1 or deeper < (1 - FEW) * len(kept):
            return kept
        kept = [row[1:] for row in kept]


def find_parts(rows: Sequence[Folders]) -> tuple[list[Folders], list[Part]]:
    """Return the folders of each picture without the one that is called "train", "test" or so, and what it says.

    Only a level where all folders are called so is one, and only if they are not all called the same.
    """
    for level in range(max(map(len, rows), default=0)):
        found = {row[level] for row in rows if len(row) > level}
        parts = {name: part_called(name) for name in found}
        if Part.NONE not in parts.values() and len(set(parts.values())) > 1:
            said = [parts[row[level]] if len(row) > level else Part.NONE for row in rows]
            return [row[:level] + row[level + 1 :] for row in rows], said
    return list(rows), no_parts(len(rows))


def no_parts(count: int) -> list[Part]:
    """Return the part of so many pictures that are not divided."""
    return [Part.NONE] * count


def part_called(name: str) -> Part:
    """Return the part that a folder's name says, as "train", "test set" and "seg_train" do; else no part."""
    said = {PARTS[word] for word in re.split(r"[\W_]+", name.casefold()) if word in PARTS}
    return next(iter(said)) if len(said) == 1 else Part.NONE


def without_same(rows: Sequence[Folders]) -> list[Folders]:
    """Return the folders of each picture without those that are called the same in every other folder.

    In `cat/images/1.png` and `dog/images/1.png` the inner folder says nothing. One level stays.
    """
    kept = list(rows)
    for level in reversed(range(max(map(len, rows), default=0))):
        names = {row[level] for row in kept if len(row) > level}
        if len(names) == 1 and count_levels(kept) > 1 and any(len(row) > 1 for row in kept):
            kept = [row[:level] + row[level + 1 :] for row in kept]
    return kept


def count_levels(rows: Iterable[Folders]) -> int:
    """Return how many folders the deepest picture lies in."""
    return max(map(len, rows), default=0)


def name_at(row: Folders, level: int) -> str:
    """Return the folder of a picture at a level, from 0; the innermost if it lies less deep, "" if in none."""
    return row[min(level, len(row) - 1)] if row else ""


def usual_level(rows: Sequence[Folders], most: int) -> int:
    """Return the level, counted from 0, whose folders are the classes if nobody says which.

    It is the outermost, as long as what lies in it has no names of its own: `batch0` in both `cat` and `dog`, or
    parts that are numbered. In `animals/cat` and `vehicles/car` it is the inner one.

    Args:
        most: how many classes there may be.
    """
    level = 0
    while level + 1 < count_levels(rows) and _has_own_names(rows, level + 1, most):
        level += 1
    return level


def _has_own_names(rows: Sequence[Folders], level: int, most: int) -> bool:
    """Return whether the folders at this level are more than parts of those around them."""
    deep = [row for row in rows if len(row) > level]
    if len(deep) < (1 - FEW) * len(rows):
        return False
    around = {(row[level - 1], row[level]) for row in deep}
    inner = {name for _, name in around}
    if len({outer for outer, _ in around}) > most:
        return True
    plain = {re.sub(r"[\W\d_]+", "", name.casefold().replace(outer.casefold(), "")) for outer, name in around}
    return len(inner) == len(around) <= most and len(plain) == len(inner) and "" not in plain
