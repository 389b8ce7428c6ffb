"""Couplings that a browser sends are combined with the picture's votes by the layer that was trained."""

import json
from typing import Any

import numpy as np
import pytest

from lib.inspectors.answers.hand_couplings import HandCouplings, combine_by_hand
from lib.inspectors.questions.combine_by_hand import combine_by_hand as compute
from lib.inspectors.questions.observe_routing import observe_routing
from lib.inspectors.readings import Reading
from lib.learner import cookie_name, sign
from lib.runs import open_store
from pages.by_hand.combined import combined_address, combined_route
from pages.by_hand.router import are_couplings
from tests.parts.payloads import unpacked
from tests.routes import Answer, post

RUN = "capsnet_small"
SET = {"iterations": 3, "capsules": [4, 100], "couplings": [[0, 1] + [0] * 8, [0.1] * 10], "rest": "uniform"}


@pytest.fixture
def levels() -> np.ndarray:
    return np.rint(255 * Reading.of(open_store().get(RUN).spec).test_pixels(115)).astype(np.uint8)


def combine(sent: dict[str, Any], run_id: str = RUN, learner: str = "ada") -> Answer:
    headers = {"Content-Type": "application/json", "Cookie": f"{cookie_name()}={sign(learner)}"}
    content = json.dumps(sent).encode()
    return post([combined_route()], f"/hand-couplings/{run_id}/final", content, headers)


def squash(sums: np.ndarray) -> np.ndarray:
    squares = (sums**2).sum(-1, keepdims=True)
    return squares / (1 + squares) * sums / np.sqrt(squares)


@pytest.mark.parametrize("rest", ["uniform", "routed", "silent"])
def test_votes_are_combined_as_numpy_does(home, levels, monkeypatch, rest):
    monkeypatch.setattr(
        "lib.inspectors.pool.Inspectors.ask", lambda _self, _answer, _module, _name, *given: compute(*given)
    )
    found = unpacked(combine({**SET, "rest": rest, "image": levels.ravel().tolist()}).content)[1]
    seen = observe_routing(RUN, "final", levels / np.float32(255), 3)
    couplings = {
        "uniform": np.full((128, 10), 0.1),
        "routed": seen.couplings[-1].astype(float),
        "silent": np.zeros((128, 10)),
    }[rest]
    couplings[4], couplings[100] = np.eye(10)[1], 0.1
    weights = open_store().files(open_store().get(RUN)).load_checkpoint("final")
    bias = weights.get("class_capsules/bias", np.zeros((10, 16)))
    sums = np.einsum("ij,ijd->jd", couplings, seen.votes.astype(float)) + bias
    np.testing.assert_allclose(found["weighted_sums"][0], sums, atol=1e-5)
    np.testing.assert_allclose(found["outputs"][0], squash(sums), atol=1e-5)
    assert found["reconstruction"].shape == (1, 28, 28, 1)


@pytest.mark.parametrize("run_id", ["capsnet_small_em", "efficient_capsnet", "capsnet_small_uniform"])
def test_the_algorithms_own_couplings_give_its_own_outputs(home, levels, run_id):
    image = levels / np.float32(255)
    seen = observe_routing(run_id, "final", image, 2)
    found = compute(run_id, "final", image, 2, HandCouplings((3, 5), None, "routed"))
    np.testing.assert_allclose(found.outputs, seen.outputs[-1], atol=1e-5)
    assert found.reconstruction is not None and seen.reconstruction is not None
    np.testing.assert_allclose(found.reconstruction, seen.reconstruction, atol=1e-4)


@pytest.mark.parametrize(
    "changes",
    [
        *({"iterations": 11}, {"iterations": "3"}, {"rest": "loud"}, {"capsules": "a"}, {"couplings": [[1]]}),
        *({"image": [0] * 783}, {"image": [300] * 784}, {"couplings": None, "capsules": None}),
    ],
)
def test_what_is_no_setting_is_refused(home, levels, changes):
    assert combine({**SET, "image": levels.ravel().tolist(), **changes}).status == 400


def test_only_capsule_networks_combine(home, levels):
    assert combine({**SET, "image": levels.ravel().tolist()}, "lenet").status == 404
    assert combined_address(open_store().get(RUN), "final") == "hand-couplings/capsnet_small/final"
    assert combine_by_hand.name == "combine_by_hand"


def test_couplings_must_fit_and_add_up():
    routed = np.full((6, 4), 0.25, np.float32)
    set_by_hand = HandCouplings((2,), ((0, 0.5, 0.5, 0),), "silent").fill(routed)
    assert set_by_hand.tolist() == [[0] * 4] * 2 + [[0, 0.5, 0.5, 0]] + [[0] * 4] * 3
    for capsules, rows in [
        ((6,), ((1, 0, 0, 0),)),
        ((2,), ((0.5, 0, 0, 0),)),
        ((2,), ((2, -1, 0, 0),)),
        ((2, 3), ((1, 0, 0, 0),)),
    ]:
        with pytest.raises(ValueError):
            HandCouplings(capsules, rows, "uniform").fill(routed)


@pytest.mark.parametrize(
    ("text", "are"),
    [("12:2.900_3.100,57:7.1000", True), ("12:2.900", False), ("129:1.1000", False), ("12:10.1000", False)],
)
def test_a_link_names_couplings_that_add_up(text, are):
    assert are_couplings(text, 128, 10) is are
