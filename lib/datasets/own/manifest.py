"""The manifests of learners' data sets: the title, the owner and the classes of each."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from lib.datasets.own.near import Place
from lib.datasets.own.repeats import Repeat
from lib.datasets.own.sources.reading import Part
from lib.datasets.storage.sources import dataset_folder
from lib.errors import N_, LearnerError
from lib.owners import owns
from lib.whole_file import write_whole

NAME = "folder"
"""The part before the colon in the name of every learner's data set."""
MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Manifest:
    """The title, the owner and the classes of a learner's data set.

    Attributes:
        id: 8 hex digits.
        owner: the learner that it belongs to.
        created: seconds since 1970.
        classes: number of pictures by class name, in the order of the labels.
        deleted: whether the pictures were deleted; the classes' names stay for runs that learned from them.
        parts: number of pictures by class name in each part ("train", "validation", "test") of the learner's own
            division; {} where there is none.
        shared: whether the class may see the pictures, and train on them; else only the owner does.
        repeats: pictures that were given in several classes or parts.
        near: of pictures that are nearly the same, the class of each and its number there.
        grey: whether a network receives one channel of them, as they have no colours.
        inked: whether they are grey and show single characters, light on dark as MNIST's, so that what a learner
            draws is cut out and centred as those are.
    """

    id: str
    title: str
    owner: str
    created: float
    classes: Mapping[str, int]
    deleted: bool = False
    shared: bool = False
    parts: Mapping[Part, Mapping[str, int]] = field(default_factory=dict[Part, Mapping[str, int]])
    repeats: Sequence[Repeat] = ()
    near: Sequence[Sequence[Place]] = ()
    grey: bool = False
    inked: bool = False

    @property
    def channels(self) -> int:
        """How many a picture has: 1 for grey, 3 for colours."""
        return 1 if self.grey else 3

    @property
    def name(self) -> str:
        """The data set's name."""
        return f"{NAME}:{self.id}"


def class_folder(folder: Path, name: str) -> Path:
    """Return where the pictures of a class are, in the folder of its data set.

    It is called like the class, but for a class called like the manifest: the name gets a dot in front, which
    names of classes never begin with.
    """
    return folder / (f".{name}" if name.casefold() == MANIFEST else name)


def file_name(number: int, part: Part) -> str:
    """Return what the picture of this number in its class is called, which says its part of the data set."""
    return f"{number:05d}{f'-{part}' if part else ''}.jpg"


def part_of(file: Path) -> Part:
    """Return the part of its data set that the name of a picture's file says."""
    return Part(file.stem.partition("-")[2])


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write `manifest` into the folder of its pictures; raise OSError if that is not possible."""
    write_whole(folder / MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False).encode())


def read_manifest(set_id: str) -> Manifest:
    """Return the manifest of the data set of this id, deleted or not.

    Raises:
        LearnerError: if there was never one on this computer.
    """
    path = dataset_folder(NAME) / set_id / MANIFEST
    try:
        if re.fullmatch(r"[0-9a-f]{8}", set_id):
            return _read(path, path.stat().st_mtime_ns)
    except (OSError, ValueError, TypeError):
        pass
    raise _gone_error(f"{NAME}:{set_id}")


@lru_cache(maxsize=256)
def _read(path: Path, changed: int) -> Manifest:
    """Return the manifest in a file; `changed`, when it last did, tells an old answer from a new one."""
    found = json.loads(path.read_text(encoding="utf-8"))
    repeats = tuple(Repeat(**one) for one in found.pop("repeats", ()))
    near = tuple(tuple((str(name), int(number)) for name, number in one) for one in found.pop("near", ()))
    return replace(Manifest(**found), repeats=repeats, near=near)


def _gone_error(name: str) -> LearnerError:
    return LearnerError(
        N_("The classes “{name}” are not on this computer. Their owner may have deleted them."),
        name=name,
    )


def present_manifest(set_id: str) -> Manifest:
    """Return the manifest of the data set of this id; raise LearnerError if it is not there or was deleted."""
    manifest = read_manifest(set_id)
    if manifest.deleted:
        raise _gone_error(manifest.name)
    return manifest


def kept_manifests(owner: str | None = None) -> list[Manifest]:
    """Return the manifests of all data sets that were not deleted, or of those of `owner`, the newest first."""
    found: list[Manifest] = []
    for path in dataset_folder(NAME).glob(f"[0-9a-f]*/{MANIFEST}"):
        try:
            found.append(read_manifest(path.parent.name))
        except LearnerError:  # deleted at this moment, or damaged
            continue
    kept = [
        manifest for manifest in found if not manifest.deleted and (owner is None or owns(owner, manifest.owner))
    ]
    return sorted(kept, key=lambda manifest: -manifest.created)
