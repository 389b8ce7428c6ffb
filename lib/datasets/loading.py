"""Which data sets there are, which of them are on this computer, and how each is read."""

from collections.abc import Callable, Mapping
from functools import cache

from lib.datasets import affine_mnist, cifar10, fashion_mnist, mnist, multi_mnist, oxford_pets
from lib.datasets.dataset import Dataset
from lib.datasets.own import classes as own_classes
from lib.datasets.splits.photo_split import DEFAULT_SIZE, SIZES
from lib.datasets.storage.download import ConnectionLostError, Progress, download
from lib.datasets.storage.missing import MissingDataError, Remote
from lib.datasets.storage.sources import home
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
    oxford_pets.NAME: oxford_pets.load,
    own_classes.NAME: own_classes.load,
}
"""Pictures of any size, and what is meant of them: (what the name says after its colon, side) → data set."""
PUBLISHED: Mapping[str, Callable[[], tuple[Remote, ...]]] = {
    "fashion_mnist": fashion_mnist.missing,
    "cifar10": cifar10.missing,
    "oxford_pets": oxford_pets.missing,
}
"""Data sets that do not ship with the app, and which of their files are missing here."""


def load(name: str, image_size: int = 0) -> Dataset:
    """The data set called `name`, read once a process.

    Args:
        image_size: the side of the images, one of `SIZES`, for pictures of any size; 0 for the default, and
            for data sets whose images have one size.

    Raises:
        MissingDataError: if it is not on this computer.
        LearnerError: if there is no such data set, its file is damaged, or its images have another size.
    """
    if _family(name) in PHOTO_LOADERS:
        return _load_photos(name, image_size or DEFAULT_SIZE)
    dataset = _load_fixed(name)
    check_size(name, image_size, (), dataset.input_shape)
    return dataset


@cache
def _load_fixed(name: str) -> Dataset:
    if name not in LOADERS:
        raise unknown_dataset(name)
    _require(name)
    return LOADERS[name]()


@cache
def _load_photos(name: str, side: int) -> Dataset:
    check_size(name, side, SIZES, (DEFAULT_SIZE, DEFAULT_SIZE, 3))
    family, _, which = name.partition(":")
    _require(name)
    return PHOTO_LOADERS[family](which, side)


def forget() -> None:
    """Read again what is asked for next: the home is another, or its files have changed."""
    _load_fixed.cache_clear()
    _load_photos.cache_clear()


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
        known=", ".join([*LOADERS, oxford_pets.NAME]),
    )


def missing(name: str) -> tuple[Remote, ...]:
    """The published files of the data set `name` that are not on this computer; () where it can be read."""
    family = _family(name)
    return PUBLISHED[family]() if family in PUBLISHED else ()


def fetch(name: str, progress: Progress = lambda done, total: None) -> None:
    """Download what is missing of the data set `name`; nothing where it is here.

    Args:
        progress: told (bytes done, bytes in all).

    Raises:
        MissingDataError: if its publisher cannot be reached.
        LearnerError: if what came is not what was published, or cannot be written.
    """
    files, before = missing(name), 0
    total = sum(remote.size for remote in files)
    for remote in files:
        try:
            download(remote, home(_family(name)), lambda done, _, before=before: progress(before + done, total))
        except ConnectionLostError as error:
            raise MissingDataError(_family(name), files, _here(), str(error)) from error
        before += remote.size


def _family(name: str) -> str:
    return name.partition(":")[0]


def _require(name: str) -> None:
    if files := missing(name):
        raise MissingDataError(_family(name), files, _here())


def _here() -> list[str]:
    return [name for name in (*LOADERS, oxford_pets.NAME) if not missing(name)]
