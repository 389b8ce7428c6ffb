"""A run's history: what its snapshots keep, and the way of its filters as NumPy computes it."""

import numpy as np
import pytest

from lib.runs.arrays import save_arrays
from lib.runs.files import RunFiles
from lib.runs.history import curves_beside, read_history
from lib.runs.snapshots import Kernel, Maps, Snapshot

STEPS = [0, 1, 5]
RNG = np.random.default_rng(0)
KERNELS = RNG.normal(size=(3, 3, 3, 2, 4)).astype(np.float32)
MOVED = RNG.random((3, 40, 3), np.float32)
PART = RNG.normal(size=(3, 5, 5, 8, 32)).astype(np.float32)
MAPS = RNG.integers(0, 256, (3, 6, 6, 4), np.uint8)


@pytest.fixture
def of_before(tmp_path) -> RunFiles:
    """Make a bundled run of before snapshots kept how far filters moved: kernels alone, in float16."""
    (tmp_path / "bundled").mkdir()
    arrays = {"steps": np.array(STEPS), "conv1/kernel": KERNELS.astype(np.float16)}
    save_arrays(tmp_path / "bundled" / "snapshots.npz", arrays)
    return RunFiles(tmp_path / "bundled")


@pytest.fixture
def of_today(tmp_path) -> RunFiles:
    files = RunFiles(tmp_path / "run")
    files.create()
    for at, step in enumerate(STEPS):
        snapshot = Snapshot(
            {
                "conv1/kernel": Kernel(KERNELS[at], bias=KERNELS[at, 0, 0, 0]),
                "conv2/kernel": Kernel(PART[at], False, MOVED[at]),
            },
            {"conv1": Maps(MAPS[at], np.array([-at, at + 1], np.float32))},
            MAPS[at][None],
            MAPS[0, ..., :1],
        )
        files.save_snapshot(step, snapshot)
    return files


def test_the_way_is_computed_where_it_was_not_kept(of_before):
    history = read_history(of_before)
    assert history.steps.tolist() == STEPS
    [layer] = history.layers
    assert layer.name == "conv1" and layer.whole
    first, last = (KERNELS[at].astype(np.float16).astype(np.float64).reshape(-1, 4) for at in (0, 2))
    for one in range(4):
        before, after = first[:, one], last[:, one]
        cosine = before @ after / np.sqrt((before @ before) * (after @ after))
        expected = [cosine, np.sqrt(((after - before) ** 2).sum()), np.sqrt(after @ after)]
        np.testing.assert_allclose(layer.moved[2, one], expected, rtol=1e-5)
    np.testing.assert_allclose(layer.moved[0, :, :2], [[1, 0]] * 4, atol=1e-6)
    assert history.maps == {} and history.pictured is None and history.reconstructions is None


def test_what_was_kept_comes_back(of_today):
    history = read_history(of_today)
    whole, part = history.layers
    np.testing.assert_array_equal(whole.kernels, KERNELS)
    np.testing.assert_array_equal(whole.bias, KERNELS[:, 0, 0, 0])
    assert part.bias is None
    np.testing.assert_array_equal(part.kernels, PART)
    np.testing.assert_array_equal(part.moved, MOVED)
    assert (part.name, part.whole) == ("conv2", False)
    np.testing.assert_array_equal(history.maps["conv1"].values, MAPS)
    np.testing.assert_array_equal(history.maps["conv1"].limits, [[0, 1], [-1, 2], [-2, 3]])
    assert history.reconstructions is not None
    np.testing.assert_array_equal(history.reconstructions[:, 0], MAPS)


def test_later_snapshots_are_measured_from_the_first_all_the_same(of_today):
    whole = read_history(of_today)
    later = whole.after(1)
    assert later.steps.tolist() == [5]
    np.testing.assert_array_equal(later.layers[0].moved, whole.layers[0].moved[2:])
    np.testing.assert_array_equal(later.layers[0].bias, KERNELS[2:, 0, 0, 0])
    assert later.reconstructions is not None and whole.reconstructions is not None
    np.testing.assert_array_equal(later.reconstructions, whole.reconstructions[2:])
    assert whole.after(5).layers[1].kernels.shape == (0, 5, 5, 8, 32)


def test_curves_are_the_means_since_the_snapshot_before():
    train = {"step": np.arange(1.0, 7), "loss": np.array([6.0, 5, 4, 3, 2, 1]), "accuracy": np.linspace(0, 1, 6)}
    validation = {"step": np.array([3.0]), "loss": np.array([2.5]), "accuracy": np.array([0.7])}
    curves = curves_beside(np.array(STEPS), train, validation)
    np.testing.assert_allclose(curves.loss, [np.nan, 6, (5 + 4 + 3 + 2) / 4])
    np.testing.assert_allclose(curves.accuracy, [np.nan, 0, np.linspace(0, 1, 6)[1:5].mean()])
    assert curves.validation_steps.tolist() == [3]
