"""Pictures that a learner gave more than once, with the same pixels."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from PIL import Image

from lib.datasets.own.sources.reading import Note, Part
from lib.errors import N_, LearnerError

MOST_NAMED = 3


@dataclass(frozen=True)
class Repeat:
    """Copies of one picture.

    Attributes:
        kept: the class of each copy that is in the data set, and its number there.
        left_out: the files of copies that are not, because another is in another part of the learner's division.
    """

    kept: Sequence[tuple[str, int]]
    left_out: Sequence[str] = ()


@dataclass
class _Copies:
    part: Part
    kept: list[tuple[str, int]] = field(default_factory=list[tuple[str, int]])
    files: list[str] = field(default_factory=list[str])
    left_out: list[str] = field(default_factory=list[str])


class Sightings:
    """The pictures of a data set so far."""

    def __init__(self) -> None:
        self._copies: dict[bytes, _Copies] = {}

    def add(self, image: Image.Image, name: str, number: int, part: Part, file: str) -> None:
        """Note that the picture of this number in the class `name` is to be kept.

        Raises:
            LearnerError: if it is in this class already, or in another part of the learner's own division.
        """
        digest = hashlib.sha256(f"{image.size}".encode() + image.tobytes()).digest()
        copies = self._copies.setdefault(digest, _Copies(part))
        if copies.part and part and copies.part != part:
            copies.left_out.append(file)
            raise LearnerError(
                N_(
                    "The same picture is in “{part}” too, as {file}. A network must not be tested on what it "
                    "learned, so it is left out here. Take one of the two away."
                ),
                part=str(copies.part),
                file=copies.files[0],
            )
        if any(name == one for one, _number in copies.kept):
            raise LearnerError(N_("The same picture is in this class already."))
        copies.kept.append((name, number))
        copies.files.append(file)

    def repeats(self) -> list[Repeat]:
        """Return the pictures that are in several classes, or were given in several parts."""
        return [
            Repeat(copies.kept, copies.left_out)
            for copies in self._copies.values()
            if len(copies.kept) > 1 or copies.left_out
        ]

    def notes(self) -> list[Note]:
        """Return what to say of pictures in several classes; those in several parts are said where left out."""
        several = [copies for copies in self._copies.values() if len(copies.kept) > 1]
        if not several:
            return []
        text = N_(
            "The same pictures are in different classes: {count}, such as {files}. They are kept in each, and are "
            "together learned from or together tested on. Take them out of the classes in which they are wrong."
        )
        named = tuple(" = ".join(copies.files) for copies in several[:MOST_NAMED])
        return [Note(text, {"count": len(several), "files": named})]
