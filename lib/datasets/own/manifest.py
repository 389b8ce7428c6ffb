"""The manifests of learners' own classes: what each set is called, whose it is, and which classes it has."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

from lib.datasets.storage.sources import home
from lib.errors import N_, LearnerError

NAME = "folder"
MANIFEST = "manifest.json"


@dataclass(frozen=True)
class OwnClasses:
    """What the manifest says.

    Attributes:
        id: 8 hex digits.
        owner: the learner they belong to.
        created: seconds since 1970.
        classes: number of pictures by class name, in the order of the labels.
        deleted: whether the pictures are gone; what a network learned of them still has names.
    """

    id: str
    title: str
    owner: str
    created: float
    classes: Mapping[str, int]
    deleted: bool = False

    @property
    def name(self) -> str:
        """The data set's name."""
        return f"{NAME}:{self.id}"


def write_manifest(folder: Path, own: OwnClasses) -> None:
    (folder / MANIFEST).write_text(json.dumps(asdict(own), ensure_ascii=False), encoding="utf-8")


def own_classes(which: str) -> OwnClasses:
    """The own classes of this id, deleted or not.

    Raises:
        LearnerError: if there never were any on this computer.
    """
    path = home(NAME) / which / MANIFEST
    try:
        if re.fullmatch(r"[0-9a-f]{8}", which):
            return _read(path, path.stat().st_mtime_ns)
    except (OSError, ValueError, TypeError):
        pass
    raise gone(f"{NAME}:{which}")


def gone(name: str) -> LearnerError:
    return LearnerError(
        N_("The own classes “{name}” are not on this computer (any more). Their owner may have deleted them."),
        name=name,
    )


@lru_cache(maxsize=256)
def _read(path: Path, changed: int) -> OwnClasses:
    """What the manifest says, read anew only where it has `changed`."""
    return OwnClasses(**json.loads(path.read_text(encoding="utf-8")))


def all_own_classes(owner: str | None = None) -> list[OwnClasses]:
    """Everyone's own classes, or those of `owner`, the newest first."""
    found = []
    for path in home(NAME).glob(f"[0-9a-f]*/{MANIFEST}"):
        try:
            found.append(own_classes(path.parent.name))
        except LearnerError:  # deleted in this moment, or damaged: not to choose
            continue
    mine = [own for own in found if not own.deleted and owner in (None, own.owner)]
    return sorted(mine, key=lambda own: -own.created)


def present(which: str) -> OwnClasses:
    """The own classes of this id; raises LearnerError if they are not there or were deleted."""
    own = own_classes(which)
    if own.deleted:
        raise gone(own.name)
    return own
