"""What the catalogue says of a data set, known without reading it."""

from collections.abc import Sequence
from dataclasses import dataclass
from string import digits

from lib.errors import N_, LearnerError
from lib.owners import owns

SHARES = ("validation_percent", "test_percent")


@dataclass(frozen=True)
class DatasetEntry:
    """A data set as the catalogue shows it.

    Attributes:
        name: what runs and addresses call it, such as "mnist" or "oxford_pets:pug+samoyed".
        title, summary: marked for translation, unless a learner wrote the title.
        input_shape: (height, width, channels) of one image, at the default size where there are several.
        class_names: by label.
        fit_size: how many images a network learns from in one epoch.
        origin: who made it and under which licence it may be used, in a sentence marked for translation; "" for a
            learner's own.
        labels_per_image: 2 where two digits overlap.
        has_other_tests: whether the images to test on are made in another way than those to learn from.
        is_generated: whether this app makes the images, after a published definition.
        sizes: the sides that an image can be read at; () if all have `input_shape`.
        has_one_size: whether they were all made in `input_shape`, and are only scaled to the other sizes.
        as_photos: whether the images are grey photos, so that a learner's picture is cropped and becomes grey as
            they did, and no digit is cut out of it.
        held_out: how many of its published training images are held out, unless a training says otherwise; 0 if it
            has none.
        examples_per_image: how many of the `fit_size` are made of each training image.
        has_shares: whether a training chooses which shares of each class are held out and tested on.
        owner: the learner whose own classes these are.
        is_shared: whether the class may see them; else only the owner does.
    """

    name: str
    title: str
    summary: str
    input_shape: tuple[int, int, int]
    class_names: tuple[str, ...]
    fit_size: int
    origin: str = ""
    labels_per_image: int = 1
    has_other_tests: bool = False
    is_generated: bool = False
    sizes: tuple[int, ...] = ()
    has_one_size: bool = False
    as_photos: bool = False
    held_out: int = 0
    examples_per_image: int = 1
    has_shares: bool = False
    owner: str | None = None
    is_shared: bool = False

    @property
    def division_options(self) -> tuple[str, ...]:
        """The fields of `Division` that a training on it can choose."""
        return ("hold_out",) if self.held_out else SHARES if self.has_shares else ()

    @property
    def is_colour(self) -> bool:
        """Whether its images have three channels."""
        return self.input_shape[2] == 3

    def may_be_seen_by(self, learner: str) -> bool:
        """Return whether this learner may see its images."""
        return self.owner is None or self.is_shared or owns(learner, self.owner)

    @property
    def is_of_digits(self) -> bool:
        """Whether its classes are digits, so that a learner can be asked to draw one."""
        return are_digits(self.class_names)

    def shape_at(self, image_size: int) -> tuple[int, int, int]:
        """Return (height, width, channels) of images read at this size; 0 stands for the data set's own.

        Raises:
            LearnerError: if they cannot be read at this size.
        """
        check_size(self.name, image_size, self.sizes or self.input_shape[:1])
        return (image_size, image_size, self.input_shape[2]) if image_size else self.input_shape


def are_digits(class_names: Sequence[str]) -> bool:
    """Return whether each class is one of the ten digits."""
    return set(class_names) <= set(digits)


def check_size(name: str, image_size: int, sizes: Sequence[int]) -> None:
    """Raise LearnerError unless images of the data set `name` can be read at this size.

    Args:
        image_size: a side in pixels; 0 stands for the data set's own.
        sizes: the sides that they can be read at.
    """
    if image_size and image_size not in sizes:
        raise LearnerError(
            N_("Images of {dataset} can be read at {known} pixels, but {size} were asked for."),
            dataset=name,
            known=tuple(map(str, sizes)),
            size=image_size,
        )
