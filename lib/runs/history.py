"""A run's snapshots as one history: each layer's filters and how far they moved, maps, reconstructions, curves."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from lib.runs.files import RunFiles
from lib.runs.movement import way

KERNEL = "/kernel"
PART, MOVED, MAPS, RANGE = "part/", "moved/", "maps/", "range/"


@dataclass(frozen=True)
class LayerHistory:
    """One convolution layer, snapshot after snapshot.

    Attributes:
        kernels: float [snapshots, height, width, inputs, filters]; of a large kernel its first inputs and filters.
        whole: whether that is all of it.
        moved: float32 [snapshots, all filters, 3]: cosine with the initial filter, norm of the change, norm.
    """

    name: str
    kernels: np.ndarray
    whole: bool
    moved: np.ndarray


@dataclass(frozen=True)
class MapHistory:
    """What a layer made of the fixed image.

    Attributes:
        maps: uint8 [snapshots, height, width, maps], from 0 to 255 between the ends of `ranges`.
        ranges: float32 [snapshots, 2].
    """

    maps: np.ndarray
    ranges: np.ndarray


@dataclass(frozen=True)
class History:
    """What a run's snapshots keep.

    Attributes:
        steps: int [snapshots], in order.
        layers: in the order of the network.
        maps: by layer; empty for runs of before maps were kept.
        pictured: uint8 [height, width, channels], the image of the maps; None where there are none, and where a
            bundled run left it with its data set.
        reconstructions: uint8 [snapshots, n, height, width, channels]; None without a decoder.
    """

    steps: np.ndarray
    layers: tuple[LayerHistory, ...]
    maps: Mapping[str, MapHistory]
    pictured: np.ndarray | None
    reconstructions: np.ndarray | None

    def after(self, step: int) -> "History":
        """Only the snapshots of later steps; the movement is that from the first one all the same."""
        later = self.steps > step
        return History(
            self.steps[later],
            tuple(replace(one, kernels=one.kernels[later], moved=one.moved[later]) for one in self.layers),
            {name: MapHistory(one.maps[later], one.ranges[later]) for name, one in self.maps.items()},
            self.pictured,
            None if self.reconstructions is None else self.reconstructions[later],
        )


def read_history(files: RunFiles) -> History:
    """All snapshots of the run."""
    steps, arrays = files.load_snapshots()
    names = [name.removeprefix(PART) for name in arrays if name.endswith(KERNEL) and not name.startswith(MOVED)]
    layers = tuple(_layer(name, arrays) for name in names)
    maps = {
        name.removeprefix(MAPS): MapHistory(array, arrays[RANGE + name.removeprefix(MAPS)].astype(np.float32))
        for name, array in arrays.items()
        if name.startswith(MAPS)
    }
    pictured = arrays["pictured"][0] if "pictured" in arrays else None
    return History(np.array(steps, dtype=int), layers, maps, pictured, arrays.get("reconstructions"))


def _layer(name: str, arrays: Mapping[str, np.ndarray]) -> LayerHistory:
    kernels = arrays[name] if name in arrays else arrays[PART + name]
    moved = arrays.get(MOVED + name)
    if moved is None:  # a run of before the movement was kept
        moved = np.stack([way(kernels[0], kernel) for kernel in kernels])
    return LayerHistory(name.removesuffix(KERNEL), kernels, name in arrays, moved.astype(np.float32))


@dataclass(frozen=True)
class Curves:
    """Loss and accuracy (in [0, 1]) beside the snapshots.

    Attributes:
        loss, accuracy: float [snapshots], the mean over the batches since the snapshot before; NaN at the first.
        validation_steps, validation_loss, validation_accuracy: [points], as measured.
    """

    loss: np.ndarray
    accuracy: np.ndarray
    validation_steps: np.ndarray
    validation_loss: np.ndarray
    validation_accuracy: np.ndarray


def curves_beside(
    steps: np.ndarray, train: Mapping[str, np.ndarray], validation: Mapping[str, np.ndarray]
) -> Curves:
    """The curves of the metrics that `Metrics.read` gives, at the snapshots of these steps."""
    ends = np.searchsorted(train["step"], steps, side="right")

    def means(values: np.ndarray) -> np.ndarray:
        found = np.full(len(steps), np.nan)
        for at in range(1, len(steps)):
            between = values[ends[at - 1] : ends[at]]
            if between.size:
                found[at] = between.mean()
        return found

    return Curves(
        means(train["loss"]),
        means(train["accuracy"]),
        validation["step"].astype(int),
        validation["loss"],
        validation["accuracy"],
    )
