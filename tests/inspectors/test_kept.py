"""Observations kept in a run's folder come back as they were."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from lib.datasets import load
from lib.inspectors.answers.observation import load_observation, save_observation
from lib.inspectors.answers.routing_observation import load_routing, save_routing
from lib.inspectors.questions.observe import observe
from lib.inspectors.questions.observe_routing import observe_routing
from lib.runs import RunFiles, RunStore
from tests.conftest import TrainedHome


@pytest.fixture
def files(tmp_path: Path) -> RunFiles:
    files = RunFiles(tmp_path / "run")
    files.traces.mkdir(parents=True)
    return files


@pytest.fixture(scope="module")
def images() -> np.ndarray:
    return load("mnist").test.images[:2].astype(np.float32) / 255.0


def assert_equal(actual, expected) -> None:
    """Every field of the two observations, arrays by value and type."""
    for field in dataclasses.fields(expected):
        one, other = getattr(actual, field.name), getattr(expected, field.name)
        if field.name == "layers":
            assert list(one) == list(other)
            for name in other:
                np.testing.assert_array_equal(one[name], other[name], err_msg=name)
        elif isinstance(other, np.ndarray):
            np.testing.assert_array_equal(one, other, err_msg=field.name)
            assert one.dtype == other.dtype
        else:
            assert one == other
            assert type(one) is type(other)


def test_an_observation(trained_home: TrainedHome, trained_store: RunStore, files, images: np.ndarray):
    seen = observe(trained_home.run_id, "", images[0])
    save_observation(files, seen)
    assert_equal(load_observation(files, images[0]), seen)
    assert load_observation(files, images[1]) is None


def test_one_without_a_reconstruction(
    trained_home: TrainedHome, trained_store: RunStore, files, images: np.ndarray
):
    seen = dataclasses.replace(observe(trained_home.run_id, "", images[0]), reconstruction=None)
    save_observation(files, seen)
    assert_equal(load_observation(files, images[0]), seen)


@pytest.mark.parametrize("has_reconstruction", [True, False])
def test_a_routing(
    trained_home: TrainedHome, trained_store: RunStore, files, images: np.ndarray, has_reconstruction
):
    seen = observe_routing(trained_home.run_id, "", images[0])
    if not has_reconstruction:
        seen = dataclasses.replace(seen, reconstruction=None)
    save_routing(files, seen)
    assert_equal(load_routing(files, images[0], 3), seen)
    assert load_routing(files, images[0], 2) is None
    assert load_routing(files, images[1], 3) is None


def test_each_image_and_number_of_iterations_is_kept_apart(
    trained_home: TrainedHome, trained_store: RunStore, files, images: np.ndarray
):
    for image in images:
        for iterations in (1, 2):
            save_routing(files, observe_routing(trained_home.run_id, "", image, iterations))
    for image in images:
        for iterations in (1, 2):
            found = load_routing(files, image, iterations)
            assert found is not None and len(found.outputs) == iterations
            np.testing.assert_array_equal(found.image, image)
