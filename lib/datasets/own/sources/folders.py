"""Pictures in folders, one folder a class, or with the class in the name of each file."""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath

from lib.datasets.own.counts import MOST_CLASSES
from lib.datasets.own.sources import levels
from lib.datasets.own.sources.class_names import classes_in_file_names, clean_name, same_but_for_case
from lib.datasets.own.sources.levels import Folders, no_parts
from lib.datasets.own.sources.picture_names import is_called_a_picture
from lib.datasets.own.sources.questions import (
    JOIN,
    KEEP,
    NO,
    YES,
    ask_for_case,
    ask_for_level,
    ask_for_names,
    ask_for_split,
    choose,
    count_classes,
    level_of,
)
from lib.datasets.own.sources.reading import (
    Choices,
    LeftOut,
    Note,
    Part,
    Question,
    Reading,
    SourceFile,
    SourcePicture,
)
from lib.datasets.own.zip_folders import ZipError
from lib.errors import N_, LearnerError, without_frames
from lib.pictures.image_files import MAX_BYTES, decode


def read_folders(files: Sequence[SourceFile], choices: Choices) -> Reading:
    """Return the pictures of these files with their classes.

    Where levels of folders can be read two ways, where names differ by capitals alone, and where the names of
    files could be the classes, the reading has a question.

    Raises:
        LearnerError: if an answer in `choices` is none.
    """
    kept, left_out = _try_others(files)
    rows, parts = levels.find_parts(levels.without_wrappers([_folders_of(file) for file in kept]))
    rows = levels.without_same(levels.without_wrappers(rows))
    questions: list[Question] = []
    if len({part for row, part in zip(rows, parts, strict=True) if row or not any(rows)}) > 1:
        split = choose("split", choices.split, (KEEP, JOIN), KEEP)
        questions.append(ask_for_split(split))
        parts = _usable(parts) if split == KEEP else no_parts(len(parts))
    pictures = [
        SourcePicture(file.path, "", partial(file.read, MAX_BYTES), part)
        for file, part in zip(kept, parts, strict=True)
    ]
    raw, asked = _find_classes(pictures, rows, choices)
    classes = [clean_name(name) for name in raw]
    questions += asked
    pairs = {name: one for name, one in same_but_for_case(count_classes(classes)).items()}
    alike = {name: one for name, one in pairs.items() if list(pairs.values()).count(one) > 1}
    if alike:
        case = choose("case", choices.case, (JOIN, KEEP), JOIN)
        questions.append(ask_for_case(alike, case))
        classes = [pairs.get(name, "") for name in classes] if case == JOIN else classes
    named = [replace(picture, class_name=name) for picture, name in zip(pictures, classes, strict=True)]
    left_out += [LeftOut(one.file, _say_no_class(one.file)) for one in named if not one.class_name]
    return Reading([one for one in named if one.class_name], left_out, _say_composed(raw), questions)


def _find_classes(
    pictures: Sequence[SourcePicture], rows: Sequence[Folders], choices: Choices
) -> tuple[list[str], list[Question]]:
    """Return the class of each picture as its folders or its file's name have it, and what that leaves open."""
    from_name = choose("class_from_name", choices.class_from_name, (YES, NO), NO)
    if from_name == YES or len({name for row in rows for name in row}) < 2:
        names = classes_in_file_names([picture.file for picture in pictures], MOST_CLASSES)
        if names:
            asked = [ask_for_names(pictures, names, from_name)]
            return (names if from_name == YES else [levels.name_at(row, 0) for row in rows]), asked
        if from_name == YES:
            raise LearnerError(
                N_(
                    "The names of the files do not tell 2 to {most} classes, as cat_001.png and dog_001.png do. "
                    "Put the pictures of each class into a folder of its own."
                ),
                most=MOST_CLASSES,
            )
    count = levels.count_levels(rows)
    level = level_of(choices.levels, max(1, count), levels.usual_level(rows, MOST_CLASSES))
    if count < 2:
        return [levels.name_at(row, 0) for row in rows], []
    found = [[levels.name_at(row, at) for row in rows] for at in range(count)]
    return found[level], [ask_for_level(pictures, found, level)]


def _try_others(files: Sequence[SourceFile]) -> tuple[list[SourceFile], list[LeftOut]]:
    """Return the files that are called like pictures, or are some nevertheless, and the others with the reason.

    Only the first tell which folders are the classes, as papers and lists lie anywhere. If none is called like a
    picture, all files are returned.
    """
    if not any(is_called_a_picture(file.path) for file in files):
        return list(files), []
    kept: list[SourceFile] = []
    left_out: list[LeftOut] = []
    for file in files:
        try:
            if not is_called_a_picture(file.path):
                decode(file.read(MAX_BYTES))
            kept.append(file)
        except ZipError:
            raise
        except LearnerError as reason:
            left_out.append(LeftOut(file.path, without_frames(reason)))
    return kept, left_out


def _folders_of(file: SourceFile) -> Folders:
    return tuple(name.strip() for name in PurePosixPath(file.path).parent.parts)


def _usable(parts: Sequence[Part]) -> list[Part]:
    """Return the parts; without test pictures those held out are for testing."""
    if Part.TEST in parts:
        return list(parts)
    return [Part.TEST if part == Part.VALIDATION else part for part in parts]


def _say_no_class(file: str) -> LearnerError:
    folder = PurePosixPath(file).parent
    if folder.name:
        return LearnerError(N_("It is in “{folder}”, but not in the folder of a class."), folder=folder)
    return LearnerError(N_("It is not in a folder, so it has no class."))


def _say_composed(names: Sequence[str]) -> list[Note]:
    """Return a note on each class that was written in two ways that look the same."""
    written: dict[str, set[str]] = {}
    for name in names:
        written.setdefault(unicodedata.normalize("NFC", name), set()).add(name)
    return [
        Note(N_("“{name}” is written in two ways that look alike; both are one class."), {"name": name})
        for name, ways in written.items()
        if len(ways) > 1
    ]
