"""What a source leaves open: the questions, and the answers that `Choices` may hold."""

from collections import Counter
from collections.abc import Mapping, Sequence

from lib.datasets.own.sources.encodings import ENCODINGS, decode_name
from lib.datasets.own.sources.reading import Note, Option, Question, SourcePicture
from lib.errors import N_, TITLED, LearnerError
from lib.natural_order import natural_key

OUTER, INNER = "outer", "inner"
KEEP, JOIN = "keep", "join"
YES, NO = "yes", "no"
MOST_NAMED, MOST_SHOWN = 6, 3
"""Classes that are named of an answer, and pictures of each."""


def choose(name: str, given: str, known: Sequence[str], usual: str) -> str:
    """Return the answer that was given, the usual one for ""; raise LearnerError if it is not among `known`."""
    if given and given not in known:
        raise LearnerError(
            N_("“{given}” is no answer to “{name}”; take one of these: {known}."),
            given=given,
            name=name,
            known=tuple(known),
        )
    return given or usual


def ask_for_level(pictures: Sequence[SourcePicture], levels: Sequence[Sequence[str]], taken: int) -> Question:
    """Return the question which folders are the classes.

    Args:
        levels: the class of each picture, for each level of folders.
        taken: the level that is taken, from 0.
    """
    options = [
        _option(
            level_value(level, len(levels)),
            Note(_name_level(level, len(levels)), {"level": level + 1, "names": name_some(classes)}),
            pictures,
            classes,
        )
        for level, classes in enumerate(levels)
    ]
    text = Note(N_("There are folders in folders. Which of them are the classes?"))
    return Question("levels", text, options, level_value(taken, len(levels)))


def _name_level(level: int, count: int) -> str:
    """Return what a learner reads of the folders of a level, counted from 0, of so many."""
    if level == 0:
        return N_("The outer folders: {names}")
    return N_("The inner folders: {names}") if level == count - 1 else N_("The folders of level {level}: {names}")


def level_value(level: int, count: int) -> str:
    """Return what `Choices.levels` holds for a level, counted from 0, of so many."""
    return OUTER if level == 0 else INNER if level == count - 1 else str(level + 1)


def level_of(given: str, count: int, usual: int) -> int:
    """Return the level, from 0, that `Choices.levels` says, of so many; the usual one for ""."""
    numbers = [str(number + 1) for number in range(count)]
    given = choose("levels", given, [OUTER, INNER, *numbers], "")
    if not given:
        return usual
    return {OUTER: 0, INNER: count - 1}[given] if given in (OUTER, INNER) else numbers.index(given)


def ask_for_names(pictures: Sequence[SourcePicture], classes: Sequence[str], taken: str) -> Question:
    """Return the question whether the names of the files, which would be of `classes`, tell the classes."""
    text = Note(N_("The names of the files could be the classes. Are they?"))
    yes = Note(N_("Yes: {names}"), {"names": name_some(classes)})
    options = [
        Option(NO, Note(N_("No, only folders are classes"))),
        _option(YES, yes, pictures, classes),
    ]
    return Question("class_from_name", text, options, taken)


def ask_for_case(pairs: Mapping[str, str], taken: str) -> Question:
    """Return the question whether classes that differ by capitals alone are one.

    Args:
        pairs: by name of such a class, what it would be called.
    """
    text = Note(
        N_("These names differ by capitals alone: {names}. Are they one class?"),
        {"names": tuple(sorted(pairs, key=natural_key))},
    )
    joined = tuple(sorted(set(pairs.values()), key=natural_key))
    options = [
        Option(JOIN, Note(N_("One class: {names}"), {"names": joined})),
        Option(KEEP, Note(N_("Classes of their own"))),
    ]
    return Question("case", text, options, taken)


def ask_for_split(taken: str) -> Question:
    """Return the question whether the learner's own division into training and test pictures is kept."""
    text = Note(N_("The folders are divided into pictures to learn from and to test on. Is that kept?"))
    options = [
        Option(KEEP, Note(N_("Keep it"))),
        Option(JOIN, Note(N_("Put all together and divide them anew"))),
    ]
    return Question("split", text, options, taken)


def ask_for_encoding(names: Sequence[bytes], taken: str) -> Question:
    """Return the question in which encoding these names are written; the answers show one as it would read."""
    text = Note(N_("The names do not say in which encoding they are written. Which one reads well?"))
    options: list[Option] = []
    for key, encoding in ENCODINGS.items():
        read = [decode_name(name, key) for name in names]
        if key == taken or not any("\ufffd" in one for one in read):
            parts = {part for one in read for part in one.replace("\\", "/").split("/") if not part.isascii()}
            shown = name_some(sorted(parts, key=len))
            options.append(Option(key, Note(TITLED, {"title": encoding.title, "text": shown})))
    return Question("encoding", text, options, taken)


def name_some(names: Sequence[str]) -> tuple[str, ...]:
    """Return up to `MOST_NAMED` different names in natural order, and "…" for the others."""
    found = sorted({name for name in names if name}, key=natural_key)
    return (*found[:MOST_NAMED], *(("…",) if len(found) > MOST_NAMED else ()))


def _option(value: str, text: Note, pictures: Sequence[SourcePicture], classes: Sequence[str]) -> Option:
    """Return an answer with some pictures as it would sort them."""
    shown: dict[str, list[SourcePicture]] = {name: [] for name in name_some(classes) if name in set(classes)}
    for picture, name in zip(pictures, classes, strict=True):
        if name in shown and len(shown[name]) < MOST_SHOWN:
            shown[name].append(picture)
    return Option(value, text, shown)


def count_classes(classes: Sequence[str]) -> dict[str, int]:
    """Return the number of pictures by class, in natural order, without those of no class."""
    counts = Counter(name for name in classes if name)
    return {name: counts[name] for name in sorted(counts, key=natural_key)}
