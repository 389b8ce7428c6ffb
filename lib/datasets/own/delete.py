"""Delete a learner's data set, but for the names of its classes, or let the class see it."""

import shutil
from dataclasses import replace

from lib.datasets.own.manifest import NAME, Manifest, present_manifest, write_manifest
from lib.datasets.storage.sources import dataset_folder
from lib.errors import N_, LearnerError
from lib.owners import owns


def delete(set_id: str, owner: str) -> None:
    """Delete all pictures of the data set of this id; the classes' names stay for runs that learned from it.

    Raises:
        LearnerError: if there is no such data set, it belongs to another learner, or it cannot be deleted.
    """
    manifest = _own_manifest(set_id, owner)
    folder = dataset_folder(NAME) / set_id
    names, pictures = folder.with_name(f".{set_id}.names"), folder.with_name(f".{set_id}.pictures")
    try:
        names.mkdir(exist_ok=True)
        write_manifest(names, replace(manifest, deleted=True, repeats=(), near=()))
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


def share(set_id: str, owner: str, *, shared: bool) -> None:
    """Let the class see the data set of this id and train on it, or its owner alone.

    Raises:
        LearnerError: if there is no such data set, it belongs to another learner, or that cannot be written.
    """
    manifest, folder = _own_manifest(set_id, owner), dataset_folder(NAME) / set_id
    try:
        write_manifest(folder, replace(manifest, shared=shared))
    except OSError as error:
        raise LearnerError(
            N_("“{title}” could not be changed ({error}). Make {folder} writable, then try again."),
            title=manifest.title,
            error=error.strerror,
            folder=folder,
        ) from error


def _own_manifest(set_id: str, owner: str) -> Manifest:
    manifest = present_manifest(set_id)
    if not owns(owner, manifest.owner):
        raise LearnerError(
            N_("“{title}” belongs to another learner, who alone can change it."), title=manifest.title
        )
    return manifest
