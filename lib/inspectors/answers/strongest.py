"""The test images with the largest values in each feature map, and where: plain arrays, without TensorFlow.

They are kept in the run's folder, so that nobody looks for them twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from lib.inspectors.ask import question
from lib.inspectors.kept import AboutCheckpoint
from lib.runs import RunFiles, open_store

IN_FOLDER = AboutCheckpoint("strongest")
KEPT = 9
"""How many images are kept of each map."""


@dataclass(frozen=True)
class Top:
    """The strongest images of every map of one layer, the strongest first.

    Attributes:
        values: float32 [maps, k], k ≤ `KEPT`: each image's largest value in the map.
        images: int32 [maps, k], their numbers in the test set.
        places: int32 [maps, k, 2], row and column of that value in the map.
        lows: float32 [maps], the map's least value in any image that was read.
    """

    values: np.ndarray
    images: np.ndarray
    places: np.ndarray
    lows: np.ndarray

    def is_constant(self, which: int) -> bool:
        """Whether the map has one value everywhere in all images that were read: it is dead."""
        return bool(self.values[which, 0] <= self.lows[which])

    def is_shared(self, which: int) -> bool:
        """Whether all images kept of the map reach the very same value, so that others may as well."""
        values = self.values[which]
        return len(values) == KEPT and bool(np.allclose(values, values[0], rtol=1e-6, atol=0))

    def with_batch(self, values: np.ndarray, images: np.ndarray, places: np.ndarray, lows: np.ndarray) -> "Top":
        """Return the strongest of these and of the next batch; each array is [maps, batch] (and 2 of `places`)."""
        all_values = np.concatenate([self.values, values], axis=1)
        all_images = np.concatenate([self.images, np.broadcast_to(images, values.shape)], axis=1)
        all_places = np.concatenate([self.places, places], axis=1)
        order = np.argsort(-all_values, axis=1, kind="stable")[:, :KEPT]
        return Top(
            np.take_along_axis(all_values, order, 1).astype(np.float32),
            np.take_along_axis(all_images, order, 1).astype(np.int32),
            np.take_along_axis(all_places, order[..., None], 1).astype(np.int32),
            np.minimum(self.lows, lows.min(axis=1)).astype(np.float32),
        )

    @classmethod
    def empty(cls, maps: int) -> "Top":
        """Return no images for each of so many maps."""
        return cls(
            np.zeros((maps, 0), np.float32),
            np.zeros((maps, 0), np.int32),
            np.zeros((maps, 0, 2), np.int32),
            np.full(maps, np.inf, np.float32),
        )


@dataclass(frozen=True)
class Strongest:
    """The strongest of the first `done` of `total` test images, by layer."""

    done: int
    total: int
    layers: Mapping[str, Top]

    @property
    def is_complete(self) -> bool:
        """Whether every test image was read."""
        return self.done == self.total


def save(files: RunFiles, checkpoint: str, found: Strongest, folder: RunFiles | None = None) -> None:
    """Keep the strongest images of a checkpoint of `files`, in `folder` or, if that is None, there.

    Raises:
        LearnerError: if it cannot be written.
    """
    arrays = {f"{name}/{part}": array for name, top in found.layers.items() for part, array in vars(top).items()}
    IN_FOLDER.save(files, checkpoint, {"total": np.array(found.total), **arrays}, folder)


def load(files: RunFiles, checkpoint: str, *others: RunFiles) -> Strongest | None:
    """Return the strongest images kept of a checkpoint of `files`, there or in `others`; None if there are none.

    What an earlier version kept, without each map's least value, is none.

    Raises:
        LearnerError: if there is no such checkpoint.
    """
    arrays = IN_FOLDER.load(files, checkpoint, *others)
    if arrays is None or not any(key.endswith("/lows") for key in arrays):
        return None
    total = int(arrays.pop("total"))
    names = dict.fromkeys(key.rpartition("/")[0] for key in arrays)
    parts = ("values", "images", "places", "lows")
    tops = {name: Top(*(arrays[f"{name}/{part}"] for part in parts)) for name in names}
    return Strongest(total, total, tops)


@question("find_strongest", keep=0)
def strongest_on(run_id: str, checkpoint: str, so_far: Strongest | None) -> Strongest:
    """Return the strongest of `so_far` and of the next test images, as many as can be read in a moment.

    Args:
        so_far: None begins anew.

    Raises:
        LearnerError: if the run, its weights or the test images are not there.
    """
    ...


def load_kept_strongest(run_id: str, checkpoint: str) -> Strongest | None:
    """Return the strongest test images of each map if they were kept, else None."""
    store = open_store()
    run = store.get(run_id)
    return load(store.files(run), checkpoint, store.own_files(run))


def look_for_strongest(run_id: str, checkpoint: str, so_far: Strongest | None) -> Strongest:
    """Return the same as `strongest_on`, and keep it with the run when it is complete."""
    found = strongest_on(run_id, checkpoint, so_far)
    if found.is_complete:
        store = open_store()
        run = store.get(run_id)
        save(store.files(run), checkpoint, found, store.own_files(run))
    return found
