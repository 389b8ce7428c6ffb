"""What every reader of a learner's files receives and returns."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Protocol

from PIL import Image

from lib.errors import LearnerError, in_english


class Part(StrEnum):
    """Which part of a data set a picture is in by the learner's own division."""

    NONE = ""
    TRAIN = "train"
    VALIDATION = "validation"
    TEST = "test"


@dataclass(frozen=True)
class SourceFile:
    """A file of what a learner gave: in a zip, in a folder, or alone.

    Attributes:
        path: its name with its folders, separated by "/", as the learner knows it: "pets/cat/1.png".
        size: in bytes, as the source claims it.
        read: returns its content, at most so many bytes plus one; what is longer is then seen to be too large. No
            bytes if it is damaged. Raises LearnerError if the source as a whole unpacks to too much.
    """

    path: str
    size: int
    read: Callable[[int], bytes]


@dataclass(frozen=True)
class SourcePicture:
    """A picture of a source, which nobody has read yet.

    Attributes:
        file: what to call it when it is left out: "pets/cat/1.png", or "digits.csv, line 7".
        class_name: as the source has it; "" if it has none, which leaves the picture out.
        read: returns the content of a picture's file, or the picture itself where it was numbers: mode RGB,
            upright. Raises LearnerError if it is no picture, which leaves it out with that sentence.
        part: see `Part`.
    """

    file: str
    class_name: str
    read: Callable[[], bytes | Image.Image]
    part: Part = Part.NONE


@dataclass(frozen=True)
class Note:
    """A sentence for the learner on what was done: a message marked with `N_`, and what fills it."""

    message: str
    values: Mapping[str, object] = field(default_factory=dict[str, object])

    def __str__(self) -> str:
        return in_english(self.message, self.values)


@dataclass(frozen=True)
class LeftOut:
    """A file that does not become a picture of the data set, and why."""

    file: str
    reason: LearnerError


@dataclass(frozen=True)
class Option:
    """One answer to a question.

    Attributes:
        value: what `Choices` holds for it.
        text: what the learner reads.
        pictures: some pictures by class as they would be with this answer; {} where that shows nothing.
    """

    value: str
    text: Note
    pictures: Mapping[str, Sequence[SourcePicture]] = field(default_factory=dict[str, Sequence[SourcePicture]])


@dataclass(frozen=True)
class Question:
    """What a source leaves open, and what is taken if nobody answers.

    Attributes:
        name: the field of `Choices` that holds the answer.
        text: what the learner is asked.
        options: the answers.
        taken: the value of the option that this reading took.
    """

    name: str
    text: Note
    options: Sequence[Option]
    taken: str

    def without_pictures(self) -> "Question":
        """Return the question as it can go to another process, which has not opened the source."""
        return replace(self, options=[replace(option, pictures={}) for option in self.options])


@dataclass(frozen=True)
class Choices:
    """What the learner said of a source, "" where the reader decides.

    Every field is asked for on the page where a reading has its question, and is an option of the
    command `python -m lib.data`: `--class-from-name` for `class_from_name`, with the `help` of its metadata. A
    reader with a question of its own adds a field.
    """

    levels: str = field(default="", metadata={"help": "which folders are the classes: outer, inner, or 1, 2, …"})
    encoding: str = field(default="", metadata={"help": "how a zip writes its names: utf-8, gbk, cp932, cp866, …"})
    case: str = field(default="", metadata={"help": "whether Cat and cat are one class: join or keep"})
    split: str = field(default="", metadata={"help": "whether train/ and test/ stay apart: keep or join"})
    class_from_name: str = field(
        default="", metadata={"help": "whether cat_001.png is of the class cat: yes or no"}
    )
    transpose: str = field(
        default="", metadata={"help": "whether rows and columns of arrays are swapped: yes or no"}
    )
    invert: str = field(default="", metadata={"help": "whether light and dark change places: yes or no"})
    channels: str = field(
        default="", metadata={"help": "of grey pictures: grey for one channel, colour for three"}
    )
    label_column: str = field(default="", metadata={"help": "which column of a table is the class: first or last"})


@dataclass(frozen=True)
class Reading:
    """What a reader makes of a source.

    Attributes:
        pictures: every picture, in the order in which they are kept.
        left_out: files that are not read at all, and why; not those that turn out to be no pictures later.
        notes: what was decided, in sentences.
        questions: what the learner may decide otherwise.
    """

    pictures: Sequence[SourcePicture]
    left_out: Sequence[LeftOut] = ()
    notes: Sequence[Note] = ()
    questions: Sequence[Question] = ()


class Reader(Protocol):
    """Knows one form in which people have data sets."""

    def __call__(self, files: Sequence[SourceFile], choices: Choices) -> Reading | None:
        """Return what these files hold, or None if they are not of this form.

        Called in a decoding process, which has little memory and may die; twice for an import: to show what was
        found, and to keep it. So pictures are made when they are read, not before.

        Raises:
            LearnerError: if they are of this form, but cannot be read: what was expected, what came, what to do.
        """
        ...
