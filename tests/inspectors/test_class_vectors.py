"""The class vectors of the first test images, against NumPy's forward pass, and how they are kept."""

from pathlib import Path

import numpy as np
import pytest

from lib import datasets
from lib.errors import LearnerError
from lib.inspectors.answers import class_vectors as kept
from lib.inspectors.answers.class_vectors import COUNT, ClassVectors
from lib.inspectors.questions import class_vectors as asked
from lib.inspectors.questions.class_vectors import class_vectors
from lib.inspectors.questions.observe import observe
from lib.runs import RunStore, open_store
from tests.fidelity import reference
from tests.inspectors.test_observe import untrained


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> int:
    """Read so few test images, in three batches of which the last is smaller."""
    monkeypatch.setattr(asked, "COUNT", 24)
    monkeypatch.setattr(asked, "BATCH_SIZE", 10)
    return 24


@pytest.mark.parametrize(
    ("architecture", "kind"),
    [("capsnet_small", "dynamic"), ("efficient_capsnet", "self_attention"), ("em_capsnet", "em")],
)
def test_they_are_what_the_network_computes(store: RunStore, few: int, architecture, kind):
    run_id = untrained(store, architecture, random=True)
    run = store.get(run_id)
    found = class_vectors(run_id, "00000000")
    batch = datasets.load("mnist").test.take(np.arange(few))
    weights, iterations = store.files(run).load_checkpoint(), getattr(run.spec.model, "iterations", 1)
    layers = reference.forward(architecture, weights, batch.images / 255, iterations, kind)
    np.testing.assert_array_equal(found.labels, batch.labels)
    np.testing.assert_allclose(found.vectors, layers["class_capsules"][np.arange(few), batch.labels], atol=5e-5)
    np.testing.assert_array_equal(found.predicted, layers["lengths"].argmax(axis=1))
    np.testing.assert_allclose(found.lengths, layers["lengths"].max(axis=1), atol=5e-5)
    types = [values.dtype.name for values in vars(found).values()]
    assert types == ["float32", "uint8", "uint8", "float32"]


def test_they_are_kept_for_their_checkpoint_alone(store: RunStore, few: int, monkeypatch: pytest.MonkeyPatch):
    run_id = untrained(store, "capsnet_small", random=True)
    files = store.files(store.get(run_id))
    weights = files.load_checkpoint()
    files.save_checkpoint(7, {name: values * 0.5 for name, values in weights.items()})
    assert kept.load_kept(run_id, "00000000") is None
    found = class_vectors(run_id, "00000000")
    again = kept.load_kept(run_id, "00000000")
    assert again is not None
    for name, values in vars(found).items():
        np.testing.assert_array_equal(getattr(again, name), values)
    assert kept.load_kept(run_id, "00000007") is None
    other = class_vectors(run_id, "00000007")
    assert np.abs(other.vectors - found.vectors).max() > 0.01

    monkeypatch.setattr(asked, "compute", lambda *_: pytest.fail("it was kept"))
    np.testing.assert_array_equal(class_vectors(run_id, "00000000").vectors, found.vectors)
    files.save_checkpoint(0, {name: values * 0.9 for name, values in weights.items()})
    assert kept.load_kept(run_id, "00000000") is None  # other weights under the same name


def test_a_run_without_capsules_says_so(store: RunStore):
    run_id = untrained(store, "lenet")
    with pytest.raises(LearnerError, match=f"{run_id} has no capsules, so it has no class vectors"):
        class_vectors(run_id, "00000000")


def with_capsules() -> list[str]:
    store = open_store()
    runs = [run for run in store.runs() if run.bundled and run.architecture.has_capsules]
    runs = [run for run in runs if datasets.find(run.spec.dataset)[0].is_bundled]
    return sorted(run.id for run in runs if store.files(run).checkpoints())


def test_every_bundled_run_with_capsules_on_bundled_data_ships_with_them(home: Path):
    runs = with_capsules()
    assert {"capsnet", "capsnet_small", "capsnet_small_pairs", "efficient_capsnet"} <= set(runs)
    for run_id in runs:
        found = kept.load_kept(run_id, "final")
        assert isinstance(found, ClassVectors), run_id
        assert found.vectors.shape == (COUNT, 16)


@pytest.mark.parametrize("run_id", ["capsnet_small", "efficient_capsnet"])
def test_what_ships_was_computed_with_the_runs_own_weights(home: Path, run_id: str):
    store, numbers = open_store(), np.array([0, 115, 247, 999])
    found = kept.load_kept(run_id, "final")
    assert found is not None
    batch = datasets.load("mnist").test.take(numbers)
    weights = store.files(store.get(run_id)).load_checkpoint("final")
    layers = reference.forward(run_id, weights, batch.images / 255)
    own = layers["class_capsules"][np.arange(len(numbers)), batch.labels]
    np.testing.assert_array_equal(found.labels[numbers], batch.labels)
    np.testing.assert_allclose(found.vectors[numbers], own, rtol=1e-4, atol=5e-5)
    np.testing.assert_array_equal(found.predicted[numbers], layers["lengths"].argmax(axis=1))
    np.testing.assert_allclose(found.lengths[numbers], layers["lengths"].max(axis=1), rtol=1e-4, atol=5e-5)


def test_of_a_picture_of_two_digits_it_is_the_capsule_of_its_first_label(home: Path):
    found = kept.load_kept("capsnet_small_pairs", "final")
    assert found is not None
    batch = datasets.load("multi_mnist").quick_test.take(np.array([0, 999]))
    for image, (first, second), number in zip(batch.images, batch.labels, (0, 999), strict=True):
        capsules = observe("capsnet_small_pairs", "final", image / np.float32(255)).layers["class_capsules"]
        assert first != second and found.labels[number] == first
        np.testing.assert_allclose(found.vectors[number], capsules[first], atol=1e-5)
        assert np.abs(found.vectors[number] - capsules[second]).max() > 0.1
