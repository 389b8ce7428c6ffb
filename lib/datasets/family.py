"""What a module of this folder declares as its `FAMILY`: one data set, or data sets that differ after a colon."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from lib.datasets.dataset import Dataset
from lib.datasets.entry import DatasetEntry
from lib.datasets.storage.missing import Remote


class ImageKind(Enum):
    """What sort of images a data set has: an architecture says which sorts it learns."""

    DIGITS = auto()
    """Single digits as they were written."""
    COMPOSED_DIGITS = auto()
    """Digits that were moved, deformed or laid over each other."""
    GREY = auto()
    """Small grey pictures of anything else."""
    COLOUR = auto()
    """Small colour pictures."""
    PHOTOS = auto()
    """Colour pictures that can be read at several sizes."""


BETWEEN_CLASSES = "+"
"""What stands between the classes in the name of a data set whose classes a learner chooses."""


@dataclass(frozen=True)
class ClassChoice:
    """That a learner chooses which classes make up the data set: `oxford_pets:pug+samoyed`.

    Attributes:
        title: what to ask for, marked for translation.
        counts: gives how many images of each class are on this computer.
        usual: gives the classes where nobody chose.
        name_of: gives the name of the data set of these classes.
    """

    title: str
    counts: Callable[[], Mapping[str, int]]
    usual: Callable[[], tuple[str, ...]]
    name_of: Callable[[tuple[str, ...]], str]


@dataclass(frozen=True, kw_only=True)
class DatasetFamily:
    """Everything that the app knows of a data set.

    Attributes:
        name: what stands before the colon, or the whole name where there is one data set alone.
        place: where it stands in lists; the lowest comes first.
        kind: what sort of images it has.
        sizes: the sides that its images can be read at.
        usual_size: the side where nobody chose one.
        entry: gives the catalogue's entry of a variant, "" for the usual one; cheap, whatever the data set's size.
            Raises LearnerError where there is no such variant.
        load: gives the data set of a variant with images of this side; called when nothing is missing.
        missing: gives the published files that are not on this computer; None where nothing is downloaded.
        made_here: gives the entries of what learners made; None for a published data set.
        has_variants: whether something may follow a colon.
        class_choice: where learners choose its classes.
    """

    name: str
    place: int
    kind: ImageKind
    sizes: tuple[int, ...]
    usual_size: int
    entry: Callable[[str], DatasetEntry]
    load: Callable[[str, int], Dataset]
    missing: Callable[[], tuple[Remote, ...]] | None = None
    made_here: Callable[[], list[DatasetEntry]] | None = None
    has_variants: bool = False
    class_choice: ClassChoice | None = None

    @property
    def is_published(self) -> bool:
        """Whether everybody has it, or can have it; its name alone means something then."""
        return self.made_here is None

    @property
    def ships_with_the_app(self) -> bool:
        """Whether it is bundled, or generated from what is bundled."""
        return self.is_published and self.missing is None

    def missing_files(self) -> tuple[Remote, ...]:
        """Return the published files that are not on this computer; () where it can be read."""
        return self.missing() if self.missing else ()

    def entries(self) -> list[DatasetEntry]:
        """Return what there is to choose of it."""
        return [self.entry("")] if self.made_here is None else self.made_here()


def one_dataset(
    entry: DatasetEntry,
    load: Callable[[], Dataset],
    *,
    place: int,
    kind: ImageKind,
    missing: Callable[[], tuple[Remote, ...]] | None = None,
) -> DatasetFamily:
    """Return the family of a data set without variants, whose images are squares of one size.

    Args:
        entry, place, kind, missing: see `DatasetFamily`.
        load: gives the data set; called when nothing is missing.
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
    )
