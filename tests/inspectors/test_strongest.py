"""The strongest test images of each map, against NumPy's forward pass over all of them."""

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import tensorflow as tf

from lib.datasets import load
from lib.inspectors.answers import strongest
from lib.inspectors.answers.strongest import KEPT, Top
from lib.inspectors.questions import find_strongest
from lib.pictures.pixels import to_unit_range
from lib.runs import RunFiles, RunStore
from tests.fidelity import reference
from tests.inspectors.test_observe import untrained

COUNT = 24


class Few:
    """The first few test images."""

    def __init__(self) -> None:
        self.images = load("mnist").test.take(np.arange(COUNT)).images

    def __len__(self) -> int:
        return COUNT

    def take(self, numbers: np.ndarray) -> SimpleNamespace:
        return SimpleNamespace(images=self.images[numbers])


def test_the_nine_strongest_and_where(store: RunStore, monkeypatch: pytest.MonkeyPatch):
    run_id = untrained(store, "lenet", random=True)
    few = Few()
    monkeypatch.setattr(find_strongest, "load_split", lambda spec, name: few)
    monkeypatch.setattr(find_strongest, "BATCH_SIZE", 10)
    monkeypatch.setattr(find_strongest, "CHUNK_SECONDS", 0.0)
    found = find_strongest.strongest_on(run_id, "", None)
    assert (found.done, found.total, found.is_complete) == (10, COUNT, False)
    while not found.is_complete:
        found = find_strongest.strongest_on(run_id, "", found)

    files = store.files(store.get(run_id))
    layers = reference.forward("lenet", files.load_checkpoint(), few.images / 255)
    assert list(found.layers) == ["conv1", "pool1", "conv2", "pool2"]
    for name, top in found.layers.items():
        maps = np.moveaxis(layers[name], -1, 0)  # (maps, images, height, width)
        peaks = maps.max(axis=(2, 3))
        np.testing.assert_allclose(top.values, -np.sort(-peaks, axis=1)[:, :KEPT], atol=1e-5)
        assert (np.diff(top.values, axis=1) <= 0).all()
        np.testing.assert_allclose(top.lows, maps.min(axis=(1, 2, 3)), atol=1e-5)
        for which in range(0, len(maps), 7):
            rows, columns = top.places[which].T
            np.testing.assert_allclose(maps[which, top.images[which], rows, columns], top.values[which], atol=1e-5)

    assert strongest.load(files, "00000000") is None
    elsewhere = RunFiles(store.folder / "elsewhere")
    strongest.save(files, "00000000", found, elsewhere)
    assert strongest.load(files, "00000000") is None
    again = strongest.load(files, "00000000", elsewhere)
    assert again is not None and again.is_complete and again.total == COUNT
    for name, top in found.layers.items():
        for part, array in vars(top).items():
            np.testing.assert_array_equal(getattr(again.layers[name], part), array)

    older = {
        f"{name}/{part}": getattr(top, part) for name, top in found.layers.items() for part in ("values", "images")
    }
    strongest.IN_FOLDER.save(files, "00000000", {"total": np.array(COUNT), **older})
    assert strongest.load(files, "00000000") is None  # it does not say which maps are dead


def test_equal_values_keep_the_first_image():
    places = np.zeros((1, 2, 2), np.int32)
    top = Top.empty(1).with_batch(np.array([[1.0, 2.0]]), np.array([0, 1]), places, np.array([[0.5, 0.0]]))
    top = top.with_batch(np.array([[2.0, 0.5]]), np.array([2, 3]), places + 1, np.array([[0.25, 0.25]]))
    assert top.images.tolist() == [[1, 2, 0, 3]]
    assert top.places[0].tolist() == [[0, 0], [1, 1], [0, 0], [1, 1]]
    assert top.values.dtype == np.float32
    assert top.lows.tolist() == [0.0]


def test_a_dead_map_is_told_from_one_that_many_images_move_alike():
    def of(values, low):
        numbers, places = np.arange(len(values)), np.zeros((1, len(values), 2), np.int32)
        return Top.empty(1).with_batch(np.array([values]), numbers, places, np.full((1, len(values)), low))

    assert of([0.0] * 12, 0.0).is_constant(0)
    alike = of([0.7] * 12, 0.0)
    assert alike.is_shared(0) and not alike.is_constant(0)
    assert not of([0.7, *[0.6] * 11], 0.0).is_shared(0)
    assert not of([0.7] * 3, 0.0).is_shared(0)  # so few images are no choice


@pytest.mark.parametrize("run_id", ["lenet", "capsnet_small", "efficient_capsnet"])
def test_what_ships_was_found_with_the_runs_own_weights(home: Path, run_id: str):
    """The very values: the strongest image of one map of each layer goes through the network again."""
    from lib.inspectors.questions.networks import load_network
    from lib.runs import open_store

    store = open_store()
    found = strongest.load(store.files(store.get(run_id)), "final")
    assert found is not None and found.total == 10_000
    network, _entry = load_network(run_id, "final")
    middle = {name: len(top.values) // 2 for name, top in found.layers.items()}
    numbers = np.array([top.images[middle[name], 0] for name, top in found.layers.items()])
    outputs = network.layer_outputs(tf.constant(to_unit_range(load("mnist").test.take(numbers).images)))
    for at, (name, top) in enumerate(found.layers.items()):
        output = outputs[name].numpy()[at, ..., middle[name]]
        row, column = top.places[middle[name], 0]
        assert output[row, column] == pytest.approx(top.values[middle[name], 0], rel=1e-4, abs=1e-5)
        assert output.max() == pytest.approx(output[row, column], abs=1e-6)
