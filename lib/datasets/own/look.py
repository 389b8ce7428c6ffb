"""What a source would become, before a data set is made of it: its classes, some pictures, what is open."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lib import decoding
from lib.datasets.own.counts import check_counts
from lib.datasets.own.keep import check_names, divide
from lib.datasets.own.sources.opened import Given, open_source
from lib.datasets.own.sources.questions import count_classes
from lib.datasets.own.sources.read import read_source
from lib.datasets.own.sources.reading import Choices, LeftOut, Note, Part, Question, Reading, SourcePicture
from lib.errors import LearnerError, without_frames
from lib.pictures.image_files import decode_reduced

SIDE = 56
"""Pixels of the longer side of a picture that is shown."""
MOST_SHOWN, MOST_TOGETHER = 8, 80
"""Pictures of a class, and about how many of all: a large photo takes a tenth of a second."""
GREY = 128

Shown = Mapping[str, Sequence[np.ndarray]]
"""Some pictures by class, uint8 [height, width, 3] each."""


@dataclass(frozen=True)
class Look:
    """What was found in a source.

    Attributes:
        counts: number of files by class, in natural order; some may turn out to be no pictures.
        pictures: some of each class.
        options: some as each answer to a question would sort them, by the name of the question and its value.
        left_out: files that are certainly left out, and why.
        notes: what was decided.
        questions: what may be decided otherwise, without pictures.
        refusal: why no data set can be made of it as it is; None if one can.
    """

    counts: Mapping[str, int]
    pictures: Shown
    options: Mapping[tuple[str, str], Shown]
    left_out: Sequence[LeftOut]
    notes: Sequence[Note]
    questions: Sequence[Question]
    refusal: LearnerError | None


def look_at_source(given: Given, choices: Choices) -> Look:
    """Return what a source would become; raise LearnerError if it is refused (see `read_source`)."""
    return decoding.zips().call(_look, given, choices)


def _look(given: Given, choices: Choices) -> Look:
    """Do what `look_at_source` does; to be called in a decoding process."""
    with open_source(given, choices.encoding) as opened:
        reading = read_source(opened, choices)
        by_class: dict[str, list[SourcePicture]] = {}
        parts: dict[str, dict[Part, int]] = {}
        for picture in reading.pictures:
            by_class.setdefault(picture.class_name, []).append(picture)
            counts = parts.setdefault(picture.class_name, {})
            counts[picture.part] = counts.get(picture.part, 0) + 1
        counts = count_classes([picture.class_name for picture in reading.pictures])
        shown = max(1, min(MOST_SHOWN, MOST_TOGETHER // max(1, len(counts))))
        show = _shower()
        _parts, notes = divide({name: parts[name] for name in counts})
        return Look(
            counts,
            {name: show(by_class[name][:shown]) for name in counts},
            {
                (question.name, option.value): {name: show(some) for name, some in option.pictures.items()}
                for question in reading.questions
                for option in question.options
            },
            reading.left_out,
            (*reading.notes, *notes),
            [question.without_pictures() for question in reading.questions],
            _refusal(reading, counts),
        )


def _refusal(reading: Reading, counts: Mapping[str, int]) -> LearnerError | None:
    try:
        check_names(reading)
        check_counts(counts, reading.left_out)
    except LearnerError as refusal:
        return without_frames(refusal)
    return None


def _shower() -> Callable[[Sequence[SourcePicture]], list[np.ndarray]]:
    """Return what makes pictures small, each once."""
    made: dict[Callable[[], object], np.ndarray] = {}

    def show(pictures: Sequence[SourcePicture]) -> list[np.ndarray]:
        for picture in pictures:
            if picture.read not in made:
                made[picture.read] = _thumbnail(picture)
        return [made[picture.read] for picture in pictures]

    return show


def _thumbnail(picture: SourcePicture) -> np.ndarray:
    """Return a small version of a picture; one that cannot be read is grey."""
    try:
        content = picture.read()
        image = decode_reduced(content, SIDE) if isinstance(content, bytes) else content.copy()
    except LearnerError:  # making the data set will say so, by name
        return np.full((SIDE, SIDE, 3), GREY, np.uint8)
    image.thumbnail((SIDE, SIDE))
    return np.asarray(image)
