"""Oxford-IIIT Pets: about 200 pictures of each of 37 breeds of cats and dogs (Parkhi et al. 2012).

Read from the published images.tar.gz, or from a folder of its pictures, `images/<Breed>_<number>.jpg`. The
breed stands in a picture's name, so the published annotations are not needed. Any set of breeds is a data
set: `oxford_pets:shiba_inu+samoyed`.
"""

import os
import shutil
import tarfile
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

from lib.datasets.dataset import Dataset
from lib.datasets.entry import DatasetEntry
from lib.datasets.family import BETWEEN_CLASSES, ClassChoice, DatasetFamily, ImageKind
from lib.datasets.splits.photo_classes import fit_size, photo_dataset
from lib.datasets.splits.photo_split import DEFAULT_SIZE, SIZES
from lib.datasets.storage.missing import Remote
from lib.datasets.storage.sources import find, home
from lib.errors import N_, LearnerError

NAME = "oxford_pets"
ARTICLE = ("shiba_inu", "samoyed")
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
    """Return where the pictures lie."""
    return home(NAME) / "images"


def missing() -> tuple[Remote, ...]:
    """Return what to download, unless pictures are here."""
    return () if pictures() or find(NAME, ARCHIVE.file) else (ARCHIVE,)


def pictures() -> dict[str, tuple[Path, ...]]:
    """Return the files in `folder()` by breed, in the order of their numbers; {} where there is no folder."""
    try:
        changed = folder().stat().st_mtime_ns
    except OSError:
        return {}
    return _listed(folder(), changed)


@lru_cache(maxsize=4)
def _listed(images: Path, changed: int) -> dict[str, tuple[Path, ...]]:
    """As `pictures`, listed anew only where the folder has `changed`."""
    numbered = defaultdict(list)
    with os.scandir(images) as entries:
        for entry in entries:
            breed, _, number = entry.name.removesuffix(".jpg").rpartition("_")
            if entry.name.endswith(".jpg") and breed and number.isdecimal():
                numbered[breed].append((int(number), Path(entry.path)))
    return {breed: tuple(path for _, path in sorted(files)) for breed, files in sorted(numbered.items())}


def default_breeds() -> tuple[str, ...]:
    """Return the article's two, unless there are too few of them here but two breeds with more: then those."""
    counts = {breed: len(files) for breed, files in pictures().items()}
    if len(counts) < 2 or all(counts.get(breed, 0) >= ENOUGH for breed in ARTICLE):
        return ARTICLE
    return tuple(sorted(sorted(counts, key=lambda breed: -counts[breed])[:2]))


def breeds_of(which: str) -> tuple[str, ...]:
    """Return the breeds that the part of a name after `oxford_pets:` lists; the default ones for "".

    Raises:
        LearnerError: if it lists fewer than two, or one twice.
    """
    breeds = tuple(which.split(BETWEEN_CLASSES)) if which else default_breeds()
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
    """Return the entry of the breeds that `which` lists; of the default ones for "".

    Where there are no pictures yet, the sizes are those of the published set.

    Raises:
        LearnerError: if it does not list at least two breeds.
    """
    breeds, found = breeds_of(which), pictures()
    return _entry(breeds, tuple(len(found[breed]) if breed in found else PUBLISHED_COUNT for breed in breeds))


@lru_cache(maxsize=64)
def _entry(breeds: tuple[str, ...], counts: tuple[int, ...]) -> DatasetEntry:
    return DatasetEntry(
        name=name_of(breeds),
        title=N_("Oxford pets: breeds of cats and dogs"),
        summary=N_(
            "About 200 photos of each breed, cropped to a square: 60 % to learn from, 20 % held out, 20 % to test "
            "on. The article's own test set may be smaller."
        ),
        input_shape=(DEFAULT_SIZE, DEFAULT_SIZE, 3),
        class_names=breeds,
        fit_size=fit_size(counts),
        origin=N_("From O. Parkhi and others, University of Oxford, 2012; licence CC BY-SA 4.0."),
        sizes=SIZES,
    )


def load(which: str, side: int) -> Dataset:
    """Return the breeds that `which` lists, as squares of `side` pixels; nothing may be missing.

    Raises:
        LearnerError: if there are none of one of the breeds.
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
                known=", ".join(found),
            )
    files = {breed: found[breed] for breed in breeds}
    return photo_dataset(name_of(breeds), files, side, home(NAME) / str(side))


def _unpack() -> None:
    """Lay the archive's pictures into `folder()`, which appears when all are there."""
    archive = find(NAME, ARCHIVE.file)
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
    missing=missing,
    has_variants=True,
    class_choice=ClassChoice(
        title=N_("Breeds, two or more"),
        counts=lambda: {breed: len(files) for breed, files in pictures().items()},
        usual=default_breeds,
        name_of=name_of,
    ),
)
