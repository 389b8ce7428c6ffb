"""What is recorded of a network while it trains, and the one format in which it is kept.

A snapshot is an npz file of named arrays. A bundled run has all of its snapshots in one file, in which each array
has the snapshots as its first axis; that is a `SnapshotSeries`. `lib.training.record.snapshot` takes them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from lib.runs.arrays import load_arrays, save_arrays

_PART, _MOVEMENT, _BIAS, _MAPS, _RANGE = "part/", "moved/", "bias/", "maps/", "range/"
_RECONSTRUCTIONS, _PICTURED, _STEPS = "reconstructions", "pictured", "steps"


@dataclass(frozen=True)
class Kernel:
    """One convolution's filters.

    Attributes:
        values: float [height, width, inputs, filters]; of a large kernel its first inputs and filters.
        is_whole: whether that is all of it.
        movement: float32 [all filters, 3], as `lib.runs.movement` measures it; None where it was not kept.
        bias: float32 [all filters]; None where there is none, and for runs recorded before biases were kept.
    """

    values: np.ndarray
    is_whole: bool = True
    movement: np.ndarray | None = None
    bias: np.ndarray | None = None


@dataclass(frozen=True)
class Maps:
    """What a layer made of the pictured image.

    Attributes:
        values: uint8 [height, width, maps], from 0 to 255 between the ends of `limits`; 0 where one of them is
            not finite.
        limits: float32 [2].
    """

    values: np.ndarray
    limits: np.ndarray


@dataclass(frozen=True)
class Snapshot:
    """What could be seen of a network after one step.

    Attributes:
        kernels: by weight's name (`conv1/kernel`), in the order of the network.
        maps: by layer; empty for runs recorded before maps were kept.
        reconstructions: uint8 [n, height, width, channels], of the same images in every snapshot; None without a
            decoder.
        pictured: uint8 [height, width, channels], the image of the maps; None where it was left out.
    """

    kernels: Mapping[str, Kernel] = field(default_factory=dict[str, Kernel])
    maps: Mapping[str, Maps] = field(default_factory=dict[str, Maps])
    reconstructions: np.ndarray | None = None
    pictured: np.ndarray | None = None


@dataclass(frozen=True)
class SnapshotSeries:
    """Several snapshots of one run.

    Attributes:
        steps: after which they were taken, in order.
        stacked: what all of them keep, each array with the snapshots as its first axis.
    """

    steps: list[int]
    stacked: Snapshot

    def at(self, step: int) -> Snapshot | None:
        """Return the snapshot of `step`, or None if there is none."""
        if step not in self.steps:
            return None
        number = self.steps.index(step)
        return snapshot_of({name: array[number] for name, array in arrays_of(self.stacked).items()})

    def every_second(self) -> "SnapshotSeries":
        """Return half of the snapshots, the last one among them."""
        kept = [*range(0, len(self.steps) - 1, 2), len(self.steps) - 1]
        arrays = {name: array[kept] for name, array in arrays_of(self.stacked).items()}
        return SnapshotSeries([self.steps[number] for number in kept], snapshot_of(arrays))

    def with_half_precision(self) -> "SnapshotSeries":
        """Return the same with kernels in float16; their movement and biases stay as they are."""
        kernels = {
            name: replace(kernel, values=kernel.values.astype(np.float16))
            for name, kernel in self.stacked.kernels.items()
        }
        return replace(self, stacked=replace(self.stacked, kernels=kernels))

    def with_first_maps(self, most: int) -> "SnapshotSeries":
        """Return the same with the first maps of each layer only."""
        maps = {name: replace(one, values=one.values[..., :most]) for name, one in self.stacked.maps.items()}
        return replace(self, stacked=replace(self.stacked, maps=maps))

    def with_parts_of_kernels(self, largest: int, channels: int, filters: int) -> "SnapshotSeries":
        """Return the same with the first channels and filters of kernels that have more numbers than `largest`."""
        kernels = {
            name: replace(one, values=one.values[:, :, :, :channels, :filters], is_whole=False)
            if one.values[0].size > largest
            else one
            for name, one in self.stacked.kernels.items()
        }
        return replace(self, stacked=replace(self.stacked, kernels=kernels))

    def count_bytes(self) -> int:
        """Return how much memory all arrays take."""
        return sum(array.nbytes for array in arrays_of(self.stacked).values())

    def save(self, path: Path) -> None:
        """Write all snapshots into one file."""
        save_arrays(path, {_STEPS: np.array(self.steps), **arrays_of(self.stacked)})


def load_series(path: Path) -> SnapshotSeries:
    """Return the snapshots that `SnapshotSeries.save` wrote."""
    arrays = load_arrays(path)
    return SnapshotSeries(arrays.pop(_STEPS).tolist(), snapshot_of(arrays))


def load_series_steps(path: Path) -> list[int]:
    """Return only after which steps the snapshots in the file were taken."""
    return load_arrays(path, only=_STEPS)[_STEPS].tolist()


def arrays_of(snapshot: Snapshot) -> dict[str, np.ndarray]:
    """Return the snapshot as the named arrays of its file."""
    arrays: dict[str, np.ndarray] = {}
    for name, kernel in snapshot.kernels.items():
        arrays[name if kernel.is_whole else _PART + name] = kernel.values
        if kernel.movement is not None:
            arrays[_MOVEMENT + name] = kernel.movement
        if kernel.bias is not None:
            arrays[_BIAS + name] = kernel.bias
    if snapshot.reconstructions is not None:
        arrays[_RECONSTRUCTIONS] = snapshot.reconstructions
    if snapshot.pictured is not None:
        arrays[_PICTURED] = snapshot.pictured
    for name, maps in snapshot.maps.items():
        arrays[_MAPS + name] = maps.values
        arrays[_RANGE + name] = maps.limits
    return arrays


def snapshot_of(arrays: Mapping[str, np.ndarray]) -> Snapshot:
    """Return the snapshot in a file's named arrays, or the stacked one of several snapshots' arrays."""
    kernels: dict[str, Kernel] = {}
    for name, values in arrays.items():
        if not name.startswith((_MOVEMENT, _BIAS, _MAPS, _RANGE)) and name not in (_RECONSTRUCTIONS, _PICTURED):
            weight = name.removeprefix(_PART)
            movement, bias = arrays.get(_MOVEMENT + weight), arrays.get(_BIAS + weight)
            kernels[weight] = Kernel(values, name == weight, movement, bias)
    maps = {
        name.removeprefix(_MAPS): Maps(values, arrays[_RANGE + name.removeprefix(_MAPS)])
        for name, values in arrays.items()
        if name.startswith(_MAPS)
    }
    return Snapshot(kernels, maps, arrays.get(_RECONSTRUCTIONS), arrays.get(_PICTURED))


def stack_snapshots(steps: Sequence[int], snapshots: Sequence[Snapshot]) -> SnapshotSeries:
    """Return the snapshots as one series, of what every one of them keeps."""
    found = [arrays_of(snapshot) for snapshot in snapshots]
    names = [name for name in found[0] if all(name in other for other in found)] if found else []
    return SnapshotSeries(
        list(steps), snapshot_of({name: np.stack([one[name] for one in found]) for name in names})
    )
