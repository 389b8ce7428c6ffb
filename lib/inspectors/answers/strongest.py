"""Which test images answer strongest in each feature map, and where; plain arrays, without TensorFlow.

`lib.inspectors.questions.find_strongest` finds them. They are kept in the run's folder, so
that a second look costs nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from lib.inspectors.ask import question
from lib.inspectors.kept import AboutCheckpoint
from lib.runs import RunFiles, open_store

IN_FOLDER = AboutCheckpoint("strongest")
KEPT = 9


@dataclass(frozen=True)
class Top:
    """The strongest images of every map of one layer, the strongest first.

    Attributes:
        values: float32 [maps, k], k ≤ `KEPT`: each image's largest value in the map.
        images: int32 [maps, k], their numbers in the test set.
        places: int32 [maps, k, 2], row and column of that value in the map.
    """

    values: np.ndarray
    images: np.ndarray
    places: np.ndarray

    def with_batch(self, values: np.ndarray, images: np.ndarray, places: np.ndarray) -> "Top":
        """The strongest of these and of a batch [maps, batch] that follows on them."""
        all_values = np.concatenate([self.values, values], axis=1)
        all_images = np.concatenate([self.images, np.broadcast_to(images, values.shape)], axis=1)
        all_places = np.concatenate([self.places, places], axis=1)
        order = np.argsort(-all_values, axis=1, kind="stable")[:, :KEPT]
        return Top(
            np.take_along_axis(all_values, order, 1).astype(np.float32),
            np.take_along_axis(all_images, order, 1).astype(np.int32),
            np.take_along_axis(all_places, order[..., None], 1).astype(np.int32),
        )

    @classmethod
    def empty(cls, maps: int) -> "Top":
        return cls(
            np.zeros((maps, 0), np.float32), np.zeros((maps, 0), np.int32), np.zeros((maps, 0, 2), np.int32)
        )


@dataclass(frozen=True)
class Strongest:
    """The strongest of the first `done` of `total` test images, by layer."""

    done: int
    total: int
    layers: Mapping[str, Top]

    @property
    def complete(self) -> bool:
        return self.done == self.total


def save(files: RunFiles, checkpoint: str, found: Strongest, folder: RunFiles | None = None) -> None:
    """Keep what was found with a checkpoint of `files`, in `folder` if not there.

    Raises:
        LearnerError: if it cannot be written.
    """
    arrays = {f"{name}/{part}": array for name, top in found.layers.items() for part, array in vars(top).items()}
    IN_FOLDER.save(files, checkpoint, {"total": np.array(found.total), **arrays}, folder)


def load(files: RunFiles, checkpoint: str, *others: RunFiles) -> Strongest | None:
    """Return what was kept for a checkpoint of `files`, there or in `others`; None if nothing was.

    Raises:
        LearnerError: if there is no such checkpoint.
    """
    arrays = IN_FOLDER.load(files, checkpoint, *others)
    if arrays is None:
        return None
    total = int(arrays.pop("total"))
    names = dict.fromkeys(key.rpartition("/")[0] for key in arrays)
    parts = ("values", "images", "places")
    tops = {name: Top(*(arrays[f"{name}/{part}"] for part in parts)) for name in names}
    return Strongest(total, total, tops)


@question("find_strongest", keep=0)
def strongest_on(run_id: str, checkpoint: str, so_far: Strongest | None) -> Strongest:
    """Return the strongest of `so_far` and of the test images that follow, as many as a moment allows.

    Args:
        so_far: None begins anew.

    Raises:
        LearnerError: if the run, its weights or the test images are not there.
    """
    ...


def strongest_kept(run_id: str, checkpoint: str) -> Strongest | None:
    """Return the test images that answer strongest in each map, if they were found before."""
    store = open_store()
    run = store.get(run_id)
    return load(store.files(run), checkpoint, store.own_files(run))


def look_for_strongest(run_id: str, checkpoint: str, so_far: Strongest | None) -> Strongest:
    """Return what `strongest_on` does, and keep it with the run when it is complete."""
    found = strongest_on(run_id, checkpoint, so_far)
    if found.complete:
        store = open_store()
        run = store.get(run_id)
        save(store.files(run), checkpoint, found, store.own_files(run))
    return found
