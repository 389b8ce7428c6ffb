"""The format of snapshots: named as in every run recorded so far, and the same when it comes back."""

import numpy as np
import pytest

from lib.runs.snapshots import (
    Kernel,
    Maps,
    Snapshot,
    arrays_of,
    load_series,
    load_series_steps,
    snapshot_of,
    stack_snapshots,
)

RNG = np.random.default_rng(0)


def snapshot(**left_out: None) -> Snapshot:
    """Return a snapshot with everything that can be kept, but for what is left out."""
    movement = RNG.random((40, 3), np.float32)
    kept = {
        "kernels": {
            "conv1/kernel": Kernel(
                RNG.normal(size=(3, 3, 1, 4)).astype(np.float32), bias=RNG.random(4, np.float32)
            ),
            "caps/convolution/kernel": Kernel(RNG.normal(size=(5, 5, 8, 32)).astype(np.float32), False, movement),
        },
        "maps": {"conv1": Maps(RNG.integers(0, 256, (6, 6, 4), np.uint8), np.array([-1, 2], np.float32))},
        "reconstructions": RNG.integers(0, 256, (10, 28, 28, 1), np.uint8),
        "pictured": RNG.integers(0, 256, (28, 28, 1), np.uint8),
    }
    return Snapshot(**{**kept, **left_out})


def assert_same(one: Snapshot, other: Snapshot) -> None:
    ours, theirs = arrays_of(one), arrays_of(other)
    assert list(ours) == list(theirs)
    for name, array in ours.items():
        np.testing.assert_array_equal(theirs[name], array, err_msg=name)
        assert theirs[name].dtype == array.dtype
    assert {name: kernel.is_whole for name, kernel in one.kernels.items()} == {
        name: kernel.is_whole for name, kernel in other.kernels.items()
    }


def test_the_names_in_the_file_are_those_of_every_run_so_far():
    assert set(arrays_of(snapshot())) == {
        "conv1/kernel",
        "bias/conv1/kernel",
        "part/caps/convolution/kernel",
        "moved/caps/convolution/kernel",
        "maps/conv1",
        "range/conv1",
        "reconstructions",
        "pictured",
    }


@pytest.mark.parametrize("left_out", [{}, {"reconstructions": None}, {"pictured": None}])
def test_arrays_and_back(left_out):
    taken = snapshot(**left_out)
    assert_same(snapshot_of(arrays_of(taken)), taken)


def test_a_series_in_one_file(tmp_path):
    taken = [snapshot() for _ in range(3)]
    stack_snapshots([0, 4, 9], taken).save(tmp_path / "snapshots.npz")
    series = load_series(tmp_path / "snapshots.npz")
    assert series.steps == load_series_steps(tmp_path / "snapshots.npz") == [0, 4, 9]
    for step, expected in zip(series.steps, taken, strict=True):
        found = series.at(step)
        assert found is not None
        assert_same(found, expected)
    assert series.at(5) is None


def test_a_series_has_what_all_of_its_snapshots_have():
    series = stack_snapshots([0, 1], [snapshot(), snapshot(reconstructions=None)])
    assert series.stacked.reconstructions is None
    assert series.stacked.maps["conv1"].values.shape == (2, 6, 6, 4)
    assert stack_snapshots([], []).stacked == Snapshot()


def test_a_series_gets_smaller_and_keeps_its_ends():
    series = stack_snapshots(list(range(6)), [snapshot() for _ in range(6)])
    half = series.every_second()
    assert half.steps == [0, 2, 4, 5]
    assert half.every_second().steps == [0, 4, 5]
    left, before = half.at(4), series.at(4)
    assert left is not None and before is not None
    assert_same(left, before)
    small = series.with_half_precision()
    assert {kernel.values.dtype for kernel in small.stacked.kernels.values()} == {np.dtype(np.float16)}
    movement = small.stacked.kernels["caps/convolution/kernel"].movement
    assert movement is not None and movement.dtype == np.float32
    kernels = sum(kernel.values.nbytes for kernel in series.stacked.kernels.values())
    assert series.count_bytes() - small.count_bytes() == kernels // 2


def test_a_series_gets_smaller_by_its_maps_and_kernels():
    taken = snapshot()
    series = stack_snapshots([0, 1], [taken, snapshot()])
    fewer = series.with_first_maps(3).at(0)
    assert fewer is not None
    np.testing.assert_array_equal(fewer.maps["conv1"].values, taken.maps["conv1"].values[..., :3])
    parts = series.with_parts_of_kernels(1000, 2, 5).at(0)
    assert parts is not None
    small, large = parts.kernels.values()
    assert_same(Snapshot({"conv1/kernel": small}), Snapshot({"conv1/kernel": taken.kernels["conv1/kernel"]}))
    whole = taken.kernels["caps/convolution/kernel"]
    np.testing.assert_array_equal(large.values, whole.values[:, :, :2, :5])
    np.testing.assert_array_equal(large.movement, whole.movement)
    assert not large.is_whole
