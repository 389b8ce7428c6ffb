"""How much room a learner has on this computer for pictures of their own."""

from pathlib import Path

from lib.datasets.own.manifest import NAME, kept_manifests
from lib.datasets.storage.sources import dataset_folder
from lib.errors import N_, LearnerError
from lib.owners import RESERVED

MOST_SETS = 20
MOST_COLLECTED = 2_000
"""Pictures that may wait to become a data set."""
MOST_BYTES = 300 * 1024**2
"""Of all pictures of a learner, in data sets and waiting."""


def check_sets(owner: str) -> None:
    """Raise LearnerError if the learner may make no further data set."""
    if owner not in RESERVED and len(kept_manifests(owner)) >= MOST_SETS:
        raise LearnerError(
            N_("You have {limit} data sets of your own, and there can be no more. Delete one first."),
            limit=MOST_SETS,
        )


def count_bytes(owner: str, *folders: Path) -> int:
    """Return the size of the learner's data sets and of the pictures in `folders` together."""
    own = [dataset_folder(NAME) / manifest.id for manifest in kept_manifests(owner)]
    return sum(_count_bytes(folder) for folder in (*own, *folders))


def check_bytes(owner: str, size: int) -> None:
    """Raise LearnerError if the learner's pictures may not take `size` bytes together."""
    if size > MOST_BYTES and owner not in RESERVED:
        raise LearnerError(
            N_(
                "Your pictures would take {size} MB on this computer, and the limit is {limit} MB. Delete a data "
                "set or a class first, or use fewer pictures."
            ),
            size=-(-size // 1024**2),
            limit=MOST_BYTES // 1024**2,
        )


def _count_bytes(folder: Path) -> int:
    """Return the size of the pictures in a folder and in those of its classes; shards do not count."""
    found = (path for path in folder.rglob("*") if ".shards" not in path.parts)
    return sum(path.stat().st_size for path in found if path.is_file())
