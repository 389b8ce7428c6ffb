"""What each data set's module declares as its `FAMILY`: one data set, or data sets that differ after a colon."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

import numpy as np

from lib.datasets.dataset import Dataset
from lib.datasets.division import Division
from lib.datasets.entry import DatasetEntry
from lib.datasets.head_boxes import Box
from lib.datasets.storage.missing import Remote
from lib.datasets.storage.record_layout import RecordLayout


class ImageKind(Enum):
    """What kind of images a data set has; an architecture's entry says which kinds it learns."""

    DIGITS = auto()
    """Single digits as they were written."""
    COMPOSED_DIGITS = auto()
    """Digits that were moved, deformed or laid over each other."""
    GREY = auto()
    """Small grey pictures of anything else."""
    COLOUR = auto()
    """Small colour pictures."""
    PHOTOS = auto()
    """Pictures, most in colour, that can be read at several sizes."""


BETWEEN_CLASSES = "+"
"""Separates the classes in the name of a data set whose classes a learner chooses."""


@dataclass(frozen=True)
class ReadyClasses:
    """Classes that can be chosen together, and what that is called, marked for translation."""

    title: str
    classes: tuple[str, ...]


@dataclass(frozen=True)
class ClassChoice:
    """How a learner chooses the classes that make up a data set, such as `oxford_pets:pug+samoyed`.

    Attributes:
        title: what to ask for, marked for translation.
        counts: returns how many images of each class are on this computer.
        usual: returns the classes if nobody chose.
        name_of: returns the name of the data set of these classes.
        ready: choices that are made at a click, where there are at least `enough` images of each class.
    """

    title: str
    counts: Callable[[], Mapping[str, int]]
    usual: Callable[[], tuple[str, ...]]
    name_of: Callable[[tuple[str, ...]], str]
    ready: tuple[ReadyClasses, ...] = ()
    enough: int = 0

    def lacking(self, classes: Iterable[str]) -> list[str]:
        """Return those of `classes` of which too few images are on this computer for a ready choice."""
        counts = self.counts()
        return [name for name in classes if counts.get(name, 0) < self.enough]


@dataclass(frozen=True, kw_only=True)
class DatasetFamily:
    """Everything that the app knows of a data set.

    Attributes:
        name: the part of a data set's name before the colon, or the whole name if there is one data set alone.
        place: its place in lists; the lowest comes first.
        kind: what kind of images it has.
        sizes: the sides that its images can be read at.
        usual_size: the side if nobody chose one.
        entry: returns the catalogue's entry of a variant, "" for the usual one, without reading the data set.
            Raises LearnerError if there is no such variant.
        load: returns the data set of a variant with images of this side; called when nothing is missing.
        check: raises LearnerError if a variant was deleted after it was read; None if none can be.
        version: returns another number whenever the files have changed that `load` reads, some of which may still
            be arriving; None if they come all at once.
        missing: returns the published files that are not on this computer; None if nothing is downloaded.
        forms: in which forms the data set can be put into its folder by hand, each the names of its files; () if
            nothing is downloaded.
        made_here: returns the entries of what learners made; None for a published data set.
        has_variants: whether something may follow a colon.
        listed: the variants that a learner can choose in a list of data sets, "" for the usual one.
        class_choice: how learners choose its classes; None if they do not.
        records: returns how a variant with images of this side lies in TFRecord files that trainings read; None
            if they read it from memory.
        head_box: returns where the head is on the square of a photo's file, None if that is not known; None if it
            is known of no photo. Raises LearnerError if what says so cannot be read.
        count_parts: returns how many pictures of each class a division of a variant has to learn from, to hold out
            and to test on, int [3, classes]; None if nothing is divided in shares.
    """

    name: str
    place: int
    kind: ImageKind
    sizes: tuple[int, ...]
    usual_size: int
    entry: Callable[[str], DatasetEntry]
    load: Callable[[str, int], Dataset]
    check: Callable[[str], object] | None = None
    version: Callable[[], int] | None = None
    missing: Callable[[], tuple[Remote, ...]] | None = None
    forms: tuple[str, ...] = ()
    made_here: Callable[[], list[DatasetEntry]] | None = None
    has_variants: bool = False
    listed: tuple[str, ...] = ("",)
    class_choice: ClassChoice | None = None
    records: Callable[[str, int], RecordLayout] | None = None
    head_box: Callable[[Path], Box | None] | None = None
    count_parts: Callable[[str, Division], np.ndarray] | None = None

    @property
    def is_published(self) -> bool:
        """Whether everybody can have it, as opposed to what learners made."""
        return self.made_here is None

    @property
    def is_bundled(self) -> bool:
        """Whether it is bundled, or generated from what is bundled."""
        return self.is_published and self.missing is None

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the variants that are listed: its own for the usual one."""
        return tuple(f"{self.name}:{variant}" if variant else self.name for variant in self.listed)

    def missing_files(self) -> tuple[Remote, ...]:
        """Return the published files that are not on this computer; () if it can be read."""
        return self.missing() if self.missing else ()

    def entries(self) -> list[DatasetEntry]:
        """Return the entries that a learner can choose among."""
        return list(map(self.entry, self.listed)) if self.made_here is None else self.made_here()


def one_dataset(
    entry: DatasetEntry,
    load: Callable[[], Dataset],
    *,
    place: int,
    kind: ImageKind,
    missing: Callable[[], tuple[Remote, ...]] | None = None,
    forms: tuple[str, ...] = (),
    records: Callable[[], RecordLayout] | None = None,
) -> DatasetFamily:
    """Return the family of a data set without variants, whose images are squares of one size.

    Args:
        entry, place, kind, missing, forms: see `DatasetFamily`.
        load: returns the data set; called when nothing is missing.
        records: returns how it lies in TFRecord files that trainings read; None if they read it from memory.
    """
    side = entry.input_shape[0]
    return DatasetFamily(
        name=entry.name,
        place=place,
        kind=kind,
        sizes=(side,),
        usual_size=side,
        entry=lambda _variant: entry,
        load=lambda _variant, _side: load(),
        missing=missing,
        forms=forms,
        records=None if records is None else lambda _variant, _side: records(),
    )
