"""Data sets by name: `load("mnist").train.images`."""

from collections.abc import Callable, Mapping
from functools import cache

from lib.data import affine_mnist, cifar10, fashion_mnist, mnist, multi_mnist, oxford_pets
from lib.data.dataset import Batch, Dataset, Examples, Split
from lib.data.photo_split import DEFAULT_SIZE, SIZES
from lib.errors import N_, LearnerError

LOADERS: dict[str, Callable[[], Dataset]] = {
    "mnist": mnist.load,
    "multi_mnist": multi_mnist.load,
    "affine_mnist": affine_mnist.load,
    "fashion_mnist": fashion_mnist.load,
    "cifar10": cifar10.load,
}
"""Data sets whose images have one size."""
PHOTO_LOADERS: Mapping[str, Callable[[str, int], Dataset]] = {
    "oxford_pets": oxford_pets.load,
}
"""Pictures of any size, and what is meant of them: (what the name says after its colon, side) → data set."""


def load(name: str, image_size: int = 0) -> Dataset:
    """The data set called `name`, read once a process.

    Args:
        image_size: the side of the images, one of `SIZES`, for pictures of any size; 0 for the default, and
            for data sets whose images have one size.

    Raises:
        MissingDataError: if it is not on this computer.
        LearnerError: if there is no such data set, its file is damaged, or its images have another size.
    """
    family = name.partition(":")[0]
    if family in PHOTO_LOADERS:
        return _load_photos(name, image_size or DEFAULT_SIZE)
    dataset = _load_fixed(name)
    check_size(name, image_size, (), dataset.input_shape)
    return dataset


def check_size(name: str, image_size: int, sizes: tuple[int, ...], own: tuple[int, int, int]) -> None:
    """Nothing where images of the data set `name` can have this size.

    Args:
        image_size: 0 stands for the data set's own.
        sizes: the sides an image can be read at; () where they have one size, `own`.

    Raises:
        LearnerError: otherwise.
    """
    known = sizes or own[:1]
    if image_size and image_size not in known:
        raise LearnerError(
            N_("Images of {dataset} can be read at {known} pixels, but {size} were asked for."),
            dataset=name,
            known=", ".join(map(str, known)),
            size=image_size,
        )


def unknown_dataset(name: str) -> LearnerError:
    """The error to raise where there is no data set called `name`."""
    return LearnerError(
        N_("There is no data set called “{name}”. Choose one of: {known}."),
        name=name,
        known=", ".join([*LOADERS, *PHOTO_LOADERS]),
    )


@cache
def _load_fixed(name: str) -> Dataset:
    if name not in LOADERS:
        raise unknown_dataset(name)
    return LOADERS[name]()


@cache
def _load_photos(name: str, side: int) -> Dataset:
    check_size(name, side, SIZES, (DEFAULT_SIZE, DEFAULT_SIZE, 3))
    family, _, which = name.partition(":")
    return PHOTO_LOADERS[family](which, side)


def forget() -> None:
    """Read again what is asked for next: the home is another, or its files have changed."""
    for cached in (_load_fixed, _load_photos, fashion_mnist.load, cifar10.load):
        cached.cache_clear()


__all__ = [
    "DEFAULT_SIZE",
    "LOADERS",
    "SIZES",
    "Batch",
    "Dataset",
    "Examples",
    "Split",
    "check_size",
    "forget",
    "load",
    "unknown_dataset",
]
