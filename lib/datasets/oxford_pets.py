"""Oxford-IIIT Pets: about 200 pictures of each of 37 breeds of cats and dogs (Parkhi et al. 2012).

Read from the published images.tar.gz, or from a folder of its pictures, `images/<Breed>_<number>.jpg`. A
picture's name has its breed, so the published annotations are not needed. Any two or more breeds are a data
set, such as `oxford_pets:shiba_inu+samoyed`.
"""

import os
import shutil
import tarfile
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

import numpy as np

from lib.datasets.breeds import ARTICLE, READY
from lib.datasets.dataset import Dataset
from lib.datasets.entry import DatasetEntry
from lib.datasets.family import BETWEEN_CLASSES, ClassChoice, DatasetFamily, ImageKind
from lib.datasets.head_boxes import find_box
from lib.datasets.splits.photo_classes import count_parts, fit_size, photo_dataset
from lib.datasets.splits.photo_split import DEFAULT_SIZE, SIZES
from lib.datasets.storage.missing import Remote
from lib.datasets.storage.sources import dataset_folder, find_file
from lib.errors import N_, LearnerError

NAME = "oxford_pets"
ANNOTATIONS = Path("annotations", "xmls")
"""Where the published boxes of heads lie beside the pictures: those of about half of the photos."""
ENOUGH = 100
PUBLISHED_COUNT = 200
"""Pictures of a breed that the published set has, within a few."""
ARCHIVE = Remote(
    "https://www.robots.ox.ac.uk/~vgg/data/pets/data/images.tar.gz",
    "images.tar.gz",
    791_918_971,
    "67195c5e1c01f1ab5f9b6a5d22b8c27a580d896ece458917e61d459337fa318d",
)


def folder() -> Path:
    """Return the folder of the pictures."""
    return dataset_folder(NAME) / "images"


def missing() -> tuple[Remote, ...]:
    """Return what to download: the archive, unless it or its pictures are on this computer."""
    return () if pictures() or find_file(NAME, ARCHIVE.file) else (ARCHIVE,)


def version() -> int:
    """Return when the folder of the pictures last changed, in nanoseconds since 1970; 0 if there is none."""
    try:
        return folder().stat().st_mtime_ns
    except OSError:
        return 0


def pictures() -> dict[str, tuple[Path, ...]]:
    """Return the files in `folder()` by breed, in the order of their numbers; {} if there is no folder."""
    changed = version()
    return _list_pictures(folder(), changed) if changed else {}


@lru_cache(maxsize=4)
def _list_pictures(images: Path, changed: int) -> dict[str, tuple[Path, ...]]:
    """Return what `pictures` does; `changed`, when the folder last did, tells an old answer from a new one."""
    numbered: defaultdict[str, list[tuple[int, Path]]] = defaultdict(list)
    with os.scandir(images) as entries:
        for entry in entries:
            breed, _, number = entry.name.removesuffix(".jpg").rpartition("_")
            if entry.name.endswith(".jpg") and breed and number.isdecimal():
                numbered[breed].append((int(number), Path(entry.path)))
    return {breed: tuple(path for _, path in sorted(files)) for breed, files in sorted(numbered.items())}


def usual_breeds() -> tuple[str, ...]:
    """Return the article's two breeds; if fewer than `ENOUGH` of either are here, the two of most pictures."""
    counts = {breed: len(files) for breed, files in pictures().items()}
    if len(counts) < 2 or all(counts.get(breed, 0) >= ENOUGH for breed in ARTICLE):
        return ARTICLE
    return tuple(sorted(sorted(counts, key=lambda breed: -counts[breed])[:2]))


def breeds_of(which: str) -> tuple[str, ...]:
    """Return the breeds that the part of a name after `oxford_pets:` lists; the usual ones for "".

    Raises:
        LearnerError: if it lists fewer than two, or one twice.
    """
    breeds = tuple(which.split(BETWEEN_CLASSES)) if which else usual_breeds()
    if len(set(breeds)) < max(2, len(breeds)) or not all(breeds):
        raise LearnerError(
            N_("Name at least two different breeds, such as {example}, but got “{which}”."),
            example=BETWEEN_CLASSES.join(ARTICLE),
            which=which,
        )
    return breeds


def name_of(breeds: tuple[str, ...]) -> str:
    """Return the name of the data set of these breeds."""
    return f"{NAME}:{BETWEEN_CLASSES.join(breeds)}"


def entry(which: str) -> DatasetEntry:
    """Return the entry of the breeds that `which` lists; of the usual ones for "".

    While there are no pictures, the sizes are those of the published set.

    Raises:
        LearnerError: if it does not list at least two breeds.
    """
    return _entry(breeds_of(which), _counts(which))


def _counts(which: str) -> tuple[int, ...]:
    """Return how many pictures each of the breeds has here; if it has none, how many were published."""
    found = pictures()
    return tuple(len(found[breed]) if breed in found else PUBLISHED_COUNT for breed in breeds_of(which))


@lru_cache(maxsize=64)
def _entry(breeds: tuple[str, ...], counts: tuple[int, ...]) -> DatasetEntry:
    return DatasetEntry(
        name=name_of(breeds),
        title=N_("Oxford pets: breeds of cats and dogs"),
        summary=N_(
            "About 200 photos of each breed, cropped to a square: 60 % to learn from, 20 % held out, 20 % to test "
            "on, unless a training chooses other shares. The article’s own test set may be smaller."
        ),
        input_shape=(DEFAULT_SIZE, DEFAULT_SIZE, 3),
        class_names=breeds,
        fit_size=fit_size(counts),
        origin=N_("From O. Parkhi and others, University of Oxford, 2012; licence CC BY-SA 4.0."),
        sizes=SIZES,
        has_shares=True,
    )


def load(which: str, side: int) -> Dataset:
    """Return the data set of the breeds that `which` lists, as squares of `side` pixels.

    To be called when nothing is missing.

    Raises:
        LearnerError: if there are no pictures of one of the breeds.
    """
    if not pictures():
        _unpack()
    breeds, found = breeds_of(which), pictures()
    for breed in breeds:
        if breed not in found:
            raise LearnerError(
                N_("There are no pictures of the breed “{breed}” in {folder}. There are: {known}."),
                breed=breed,
                folder=folder(),
                known=tuple(found),
            )
    files = {breed: found[breed] for breed in breeds}
    return photo_dataset(name_of(breeds), files, side, dataset_folder(NAME) / str(side))


def _unpack() -> None:
    """Unpack the archive's pictures into `folder()`, which appears when all are there."""
    archive = find_file(NAME, ARCHIVE.file)
    assert archive is not None
    temporary = folder().with_name(f".images.{os.getpid()}")
    try:
        with tarfile.open(archive) as opened:
            opened.extractall(temporary, filter="data")
        if not folder().exists():
            (temporary / "images").rename(folder())
    except (OSError, tarfile.TarError) as error:
        raise LearnerError(
            N_("The archive {path} cannot be unpacked ({error}). Make room, or delete it and download it again."),
            path=archive,
            error=error,
        ) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


FAMILY = DatasetFamily(
    name=NAME,
    place=60,
    kind=ImageKind.PHOTOS,
    sizes=SIZES,
    usual_size=DEFAULT_SIZE,
    entry=entry,
    load=load,
    version=version,
    missing=missing,
    forms=(ARCHIVE.file, "images/pug_1.jpg, images/pug_2.jpg, …"),
    has_variants=True,
    head_box=lambda photo: find_box(dataset_folder(NAME) / ANNOTATIONS, photo),
    class_choice=ClassChoice(
        title=N_("Breeds, two or more"),
        counts=lambda: {breed: len(files) for breed, files in pictures().items()},
        usual=usual_breeds,
        name_of=name_of,
        ready=READY,
        enough=ENOUGH,
    ),
    count_parts=lambda which, division: np.array([count_parts(count, division) for count in _counts(which)]).T,
)
