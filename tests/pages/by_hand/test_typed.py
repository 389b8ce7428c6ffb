"""The file that routes typed vectors is served, and the server routes where the browser cannot."""

import json
from typing import Any

import numpy as np
import pytest

from lib.inspectors.answers.typed_vectors import file_address, read_file
from lib.inspectors.questions import route_typed as computing
from pages.by_hand.bench import are_as_many
from pages.by_hand.typed import ROUTED, typed_routes
from tests.parts.payloads import unpacked
from tests.routes import Answer, get, post

VOTES: dict[str, Any] = {"votes": [0.5] * 48, "logits": [0] * 12, "iterations": 2}


def routed(sent: object) -> Answer:
    return post(typed_routes(), f"/{ROUTED}", json.dumps(sent).encode(), {"Content-Type": "application/json"})


def test_the_file_is_served_for_good_under_its_version():
    answer = get(typed_routes(), f"/{file_address()}")
    assert answer.content == read_file() and "immutable" in answer.headers["cache-control"]
    assert get(typed_routes(), "/typed-vectors/routing.tflite?v=0").status == 404


def test_the_server_routes_and_votes(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(
        "lib.inspectors.pool.Inspectors.ask",
        lambda _self, _answer, _module, name, *given: getattr(computing, name)(*given),
    )
    arrays = unpacked(routed(VOTES).content)[1]
    assert {name: array.shape for name, array in arrays.items()} == {
        **dict.fromkeys(("couplings", "agreements", "next_logits"), (2, 4, 3)),
        **dict.fromkeys(("weighted_sums", "outputs"), (2, 3, 4)),
    }
    np.testing.assert_allclose(arrays["weighted_sums"], 4 / 3 * 0.5, rtol=1e-5)
    votes = unpacked(routed({"capsules": [1] * 16, "matrices": [0.25] * 192}).content)[1]["votes"]
    np.testing.assert_allclose(votes, np.ones((1, 4, 3, 4)), rtol=1e-6)


@pytest.mark.parametrize(
    "changes",
    [
        {"iterations": 11},
        {"iterations": "2"},
        {"votes": [1] * 47},
        {"votes": ["a"] * 48},
        {"logits": [float("nan")] * 12},
    ],
)
def test_what_are_no_vectors_is_refused(changes: dict[str, Any]):
    assert routed({**VOTES, **changes}).status == 400
    assert routed({"capsules": []}).status == 400


def test_a_link_has_as_many_numbers_as_its_size_asks_for():
    assert are_as_many("1,0,0.5,2,1,1,1,1", "2x2x2", "inputs outputs dim")
    assert not are_as_many("1,0,0.5", "2x2x2", "inputs outputs dim")
    assert not are_as_many("1,0,0.5,2", "", "inputs dim")
