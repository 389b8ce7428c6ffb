"""A picture by its name, from the address to the inspectors, without its pixels.

Inspectors read the pixels where they need them (`lib.inspectors.questions.pixels`), so that no array travels.
Two references are equal if they name the same picture, prepared the same way.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lib.errors import N_, LearnerError
from lib.whole_numbers import is_whole_number

TEST, OWN, HELD_OUT = "test", "own", "held"
EVERY_KIND = (TEST, OWN, HELD_OUT)
PREPARATION_STEPS = ("grey", "invert", "cut_out", "centre")
"""What happens to a learner's own picture before a network receives it, in order; each can be left out.

For a network with three channels only "centre" matters: whether the middle is cropped."""
ALL_STEPS = frozenset(PREPARATION_STEPS)
AS_PHOTO = "photo"
"""Stands among the steps for a network that learned photos in grey, so that no digit is looked for.

Then too only "centre" matters. No address has it: a network's data set says so."""


@dataclass(frozen=True)
class Picture:
    """A test image, a learner's own picture, or a training image that snapshots show.

    "test-115" is test image 115 of whatever data set the run that receives it learned from, and "held-0" the first
    of the images that are usually held out that shows class 0, of which the run's snapshots keep the maps.

    Attributes:
        kind: `TEST`, `OWN` or `HELD_OUT`.
        name: the test image's number, the own picture's digest (see `lib.pictures.kept_images`), or the class.
        steps: which of `PREPARATION_STEPS`, and `AS_PHOTO`, an own picture goes through; any other is received as
            it is.
    """

    kind: str
    name: str
    steps: frozenset[str] = ALL_STEPS

    @property
    def reference(self) -> str:
        """Its name in the address: "test-115", "own-1f…" or "held-0"."""
        return f"{self.kind}-{self.name}"

    def prepared_by(self, steps: frozenset[str]) -> "Picture":
        """Return the same picture, prepared by these steps."""
        return replace(self, steps=steps) if self.kind == OWN else self


@dataclass(frozen=True)
class ScrambledPicture:
    """A picture cut in `cut` × `cut` tiles, in another order or moved (see `lib.pictures.scramble`)."""

    picture: Picture
    cut: int
    order: tuple[int, ...]
    moves: tuple[tuple[int, int, int], ...] = ()


@dataclass(frozen=True)
class OverlappedPictures:
    """Two pictures of digits on top of each other, as MultiMNIST composes them.

    Attributes:
        dataset: the data set that test images are of, and whose shape drawings are prepared for.
        shifts: how far each is moved from the middle, (right, down) in pixels.
    """

    dataset: str
    pictures: tuple[Picture, Picture]
    shifts: tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True)
class TurnedPicture:
    """A picture that is turned, moved, scaled, sheared or thickened.

    Attributes:
        dials: each dial's name and value, as `lib.datasets.transform` has them.
    """

    picture: Picture
    dials: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class UnseenPicture:
    """A picture of what a network of digits never learned, by its kind and number (see `lib.datasets.unseen`)."""

    kind: str
    number: int


AnyPicture = Picture | ScrambledPicture | OverlappedPictures | TurnedPicture | UnseenPicture


def picture_called(reference: str, kinds: Sequence[str] = (TEST, OWN)) -> Picture:
    """Return the picture that an address calls `reference`.

    Raises:
        LearnerError: if it is of none of these kinds.
    """
    kind, _, name = reference.partition("-")
    if kind not in kinds or not name or (kind != OWN and not is_whole_number(name)):
        raise LearnerError(
            N_("The address names the picture “{reference}”; expected test-0 to test-9999 or one of your own."),
            reference=reference,
        )
    return Picture(kind, name)
