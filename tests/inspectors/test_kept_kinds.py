"""A kept routing remembers which kind it was, and what only that kind computes."""

from pathlib import Path

import numpy as np
import pytest

from lib.inspectors.answers.routing_observation import Geometry, RoutingObservation, load_routing, save_routing
from lib.models.capsules.routing import ROUTING_KINDS
from lib.models.capsules.trace import TRACE_AXES, Axis
from lib.runs import RunFiles
from lib.runs.arrays import load_arrays, save_arrays

INPUTS, OUTPUTS, DIM = 4, 3, 5


@pytest.fixture
def files(tmp_path: Path) -> RunFiles:
    files = RunFiles(tmp_path / "run")
    files.traces.mkdir(parents=True)
    return files


def observation(kind: str) -> RoutingObservation:
    random = np.random.default_rng(3)
    declared = ROUTING_KINDS[kind]
    iterations = 1 if declared.is_one_pass else 2
    sizes = {Axis.ITERATIONS: iterations, Axis.INPUTS: INPUTS, Axis.OUTPUTS: OUTPUTS, Axis.DIM: DIM}

    def values(*shape: int) -> np.ndarray:
        return random.normal(size=shape).astype(np.float32)

    reported = {name: values(*(sizes[axis] for axis in axes)) for name, axes in declared.axes.items()}

    return RoutingObservation(
        class_names=("cat", "dog", "bird"),
        geometry=Geometry(1, 2, 2, 3, 2, 0),
        image=values(4, 4, 1),
        primary=values(INPUTS, 8),
        votes=values(INPUTS, OUTPUTS, DIM),
        **{name: reported[name] for name in TRACE_AXES},
        reconstruction=None,
        kind=kind,
        details={name: reported[name] for name in declared.details},
    )


@pytest.mark.parametrize("kind", ROUTING_KINDS)
def test_kind_and_details_come_back(files, kind: str):
    seen = observation(kind)
    save_routing(files, seen)
    found = load_routing(files, seen.image, len(seen.outputs))
    assert found is not None
    assert (found.kind, list(found.details)) == (kind, list(ROUTING_KINDS[kind].details))
    for name, values in seen.details.items():
        np.testing.assert_array_equal(found.details[name], values, err_msg=name)
        assert found.details[name].dtype == np.float32
    np.testing.assert_array_equal(found.couplings, seen.couplings)


def test_a_file_without_a_kind_is_dynamic(files):
    seen = observation("dynamic")
    save_routing(files, seen)
    (path,) = files.traces.iterdir()
    arrays = load_arrays(path)
    del arrays["kind"]
    save_arrays(path, arrays)
    found = load_routing(files, seen.image, 2)
    assert found is not None
    assert (found.kind, found.details) == ("dynamic", {})
    np.testing.assert_array_equal(found.votes, seen.votes)
