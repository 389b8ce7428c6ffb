"""A kept routing remembers which kind it was, and what only that kind computes."""

import numpy as np
import pytest

from lib.inspectors.answers.routing_observation import Geometry, RoutingObservation, load_routing, save_routing
from lib.runs import RunFiles
from lib.runs.arrays import load_arrays, save_arrays

DETAILS = {
    "dynamic": {},
    "uniform": {},
    "self_attention": {"priors": (1, 4, 3)},
    "em": {"input_activations": (2, 4), "variances": (2, 3, 5), "costs": (2, 3), "activations": (2, 3)},
}


@pytest.fixture
def files(tmp_path) -> RunFiles:
    files = RunFiles(tmp_path / "run")
    files.traces.mkdir(parents=True)
    return files


def observation(kind: str) -> RoutingObservation:
    random = np.random.default_rng(3)
    iterations = 2 if kind in ("dynamic", "em") else 1
    pairs, capsules = (iterations, 4, 3), (iterations, 3, 5)

    def values(*shape: int) -> np.ndarray:
        return random.normal(size=shape).astype(np.float32)

    return RoutingObservation(
        class_names=("cat", "dog", "bird"),
        geometry=Geometry(1, 2, 2, 3, 2, 0),
        image=values(4, 4, 1),
        primary=values(4, 8),
        votes=values(4, 3, 5),
        logits=values(*pairs),
        couplings=values(*pairs),
        weighted_sums=values(*capsules),
        outputs=values(*capsules),
        agreements=values(*pairs),
        reconstruction=None,
        kind=kind,
        details={name: values(*shape) for name, shape in DETAILS[kind].items()},
    )


@pytest.mark.parametrize("kind", DETAILS)
def test_kind_and_details_come_back(files, kind):
    seen = observation(kind)
    save_routing(files, seen)
    found = load_routing(files, seen.image, len(seen.outputs))
    assert (found.kind, list(found.details)) == (kind, list(DETAILS[kind]))
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
    assert (found.kind, found.details) == ("dynamic", {})
    np.testing.assert_array_equal(found.votes, seen.votes)
