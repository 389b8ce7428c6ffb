"""Deletes a learner's data set; what networks learned of it still has names."""

import shutil
from dataclasses import replace

from lib.datasets.own.manifest import NAME, present_manifest, write_manifest
from lib.datasets.storage.sources import home
from lib.errors import N_, LearnerError


def delete(set_id: str, owner: str) -> None:
    """Delete all pictures of the data set of this id; for runs that learned from them, the names stay.

    Raises:
        LearnerError: if they are not there or belong to someone else.
    """
    manifest = present_manifest(set_id)
    if manifest.owner != owner:
        raise LearnerError(
            N_("“{title}” belongs to another learner, who alone can delete it."), title=manifest.title
        )
    folder = home(NAME) / set_id
    names, pictures = folder.with_name(f".{set_id}.names"), folder.with_name(f".{set_id}.pictures")
    try:
        names.mkdir(exist_ok=True)
        write_manifest(names, replace(manifest, deleted=True))
        folder.rename(pictures)  # at once, so that nobody finds half of it
        names.rename(folder)
    except OSError as error:
        raise LearnerError(
            N_("“{title}” could not be deleted ({error}). Make {folder} writable, then try again."),
            title=manifest.title,
            error=error.strerror,
            folder=folder,
        ) from error
    shutil.rmtree(pictures, ignore_errors=True)
