"""Delete a learner's data set, but for the names of its classes."""

import shutil
from dataclasses import replace

from lib.datasets.own.manifest import NAME, present_manifest, write_manifest
from lib.datasets.storage.sources import dataset_folder
from lib.errors import N_, LearnerError


def delete(set_id: str, owner: str) -> None:
    """Delete all pictures of the data set of this id; the classes' names stay for runs that learned from it.

    Raises:
        LearnerError: if there is no such data set, it belongs to another learner, or it cannot be deleted.
    """
    manifest = present_manifest(set_id)
    if manifest.owner != owner:
        raise LearnerError(
            N_("“{title}” belongs to another learner, who alone can delete it."), title=manifest.title
        )
    folder = dataset_folder(NAME) / set_id
    names, pictures = folder.with_name(f".{set_id}.names"), folder.with_name(f".{set_id}.pictures")
    try:
        names.mkdir(exist_ok=True)
        write_manifest(names, replace(manifest, deleted=True))
        folder.rename(pictures)  # in one step, so that nobody finds half of it
        names.rename(folder)
    except OSError as error:
        raise LearnerError(
            N_("“{title}” could not be deleted ({error}). Make {folder} writable, then try again."),
            title=manifest.title,
            error=error.strerror,
            folder=folder,
        ) from error
    shutil.rmtree(pictures, ignore_errors=True)
