"""A run's snapshots as one history: each layer's filters and how far they moved, maps, reconstructions, curves."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from lib.runs.files import RunFiles
from lib.runs.movement import measure_movement
from lib.runs.snapshots import Kernel, Maps

KERNEL = "/kernel"
COLOURS = ("red", "green", "blue")
"""The channels of a picture in colour, in order."""


@dataclass(frozen=True)
class LayerHistory:
    """One convolution layer, snapshot after snapshot.

    Attributes:
        kernels: float [snapshots, height, width, inputs, filters]; of a large kernel its first inputs and filters.
        whole: whether that is all of it.
        moved: float32 [snapshots, all filters, 3]: cosine with the initial filter, norm of the change, norm.
        bias: float32 [snapshots, all filters]; None where there is none, and where it was not kept.
    """

    name: str
    kernels: np.ndarray
    whole: bool
    moved: np.ndarray
    bias: np.ndarray | None = None

    def after(self, later: np.ndarray) -> "LayerHistory":
        """Return only the snapshots that `later`, bool [snapshots], marks."""
        bias = None if self.bias is None else self.bias[later]
        return replace(self, kernels=self.kernels[later], moved=self.moved[later], bias=bias)


@dataclass(frozen=True)
class History:
    """What a run's snapshots keep.

    Attributes:
        steps: int [snapshots], in order.
        layers: in the order of the network.
        maps: by layer, of all snapshots stacked; empty for runs recorded before maps were kept.
        pictured: uint8 [height, width, channels], the image of the maps; None where there are none, and where a
            bundled run left it with its data set.
        reconstructions: uint8 [snapshots, n, height, width, channels]; None without a decoder.
    """

    steps: np.ndarray
    layers: tuple[LayerHistory, ...]
    maps: Mapping[str, Maps]
    pictured: np.ndarray | None
    reconstructions: np.ndarray | None

    @property
    def is_colour(self) -> bool:
        """Whether the network reads pictures in colour, whose channels its first layer reads."""
        return bool(self.layers) and self.layers[0].kernels.shape[3] == len(COLOURS)

    def after(self, step: int) -> "History":
        """Return only the snapshots of later steps; the movement is still that from the first one."""
        later = self.steps > step
        return History(
            self.steps[later],
            tuple(one.after(later) for one in self.layers),
            {name: Maps(one.values[later], one.limits[later]) for name, one in self.maps.items()},
            self.pictured,
            None if self.reconstructions is None else self.reconstructions[later],
        )


def read_history(files: RunFiles) -> History:
    """Return all snapshots of the run."""
    series = files.load_snapshots()
    kept = series.stacked
    return History(
        np.array(series.steps, dtype=int),
        tuple(_layer(name, kernel) for name, kernel in kept.kernels.items()),
        {name: replace(maps, limits=maps.limits.astype(np.float32)) for name, maps in kept.maps.items()},
        None if kept.pictured is None else kept.pictured[0],
        kept.reconstructions,
    )


def _layer(weight: str, kernel: Kernel) -> LayerHistory:
    movement = kernel.movement
    if movement is None:  # a run recorded before the movement was kept
        movement = np.stack([measure_movement(kernel.values[0], values) for values in kernel.values])
    name = weight.removesuffix(KERNEL)
    return LayerHistory(name, kernel.values, kernel.is_whole, movement.astype(np.float32), kernel.bias)


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
    """Return the curves of the metrics that `Metrics.read` gives, at the snapshots of these steps."""
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
