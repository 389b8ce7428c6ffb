"""The Limits page on what ships with the app: the fair pair, what was measured of it, and the pictures served."""

from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from lib.datasets.unseen import KINDS, is_here, unseen_pictures
from lib.inspectors.unseen_queue import load_measured
from lib.parts.served import version
from pages.limits.made import address_of_unseen, unseen_route
from tests.pages.test_pages import opened, texts
from tests.parts.payloads import unpacked
from tests.routes import get

MEASURE = "Read many pictures of every kind"


@pytest.fixture(autouse=True)
def nobody_is_asked(home: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lib.inspectors.pool.Inspectors.ask", lambda *_: pytest.fail("an inspector was asked"))


def sent(app: AppTest) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
    return unpacked(app.main.get("bidi_component")[-1].proto.bytes)


def test_it_opens_on_the_fair_pair_with_what_was_measured():
    app = opened("limits")
    meta, arrays = sent(app)
    assert [one["id"] for one in meta["networks"]] == ["capsnet_small", "lenet"] and meta["is_fair_pair"]
    assert meta["answered"] is None and MEASURE not in [button.label for button in app.button]
    assert {kind["name"]: kind["address"] is not None for kind in meta["kinds"]} == {
        kind: kind != "digit" and is_here(kind) for kind in KINDS
    }
    for network in meta["networks"]:
        kept = load_measured(network["id"], "final")
        assert network["measured"]["threshold"] == pytest.approx(np.sort(kept["digit"].largest)[50], abs=1e-6)
        for kind, said in kept.items():
            assert np.array_equal(arrays[f"largest-{network['id']}-{kind}"], said.scores.max(axis=1))
            assert network["measured"]["kinds"][kind]["count"] == len(said.scores)


def test_without_a_network_it_asks_for_one_and_what_is_not_measured_can_be():
    assert "Choose at least one network." in texts(opened("limits", runs=""))
    app = opened("limits", runs="capsnet_small_uniform")
    assert sent(app)[0]["networks"][0]["measured"] is None
    assert MEASURE in [button.label for button in app.button]
    hidden = opened("limits", runs="capsnet_small_uniform", hide="measure")
    assert MEASURE not in [button.label for button in hidden.button]


def test_the_pictures_are_served_under_their_version_alone():
    address = address_of_unseen("pair")
    assert address == f"unseen/pair?v={version()}" and address_of_unseen("digit") is None
    answer = get([unseen_route()], f"/{address}")
    _meta, arrays = unpacked(answer.content)
    expected = unseen_pictures("pair")
    assert np.array_equal(arrays["images"], expected.images) and np.array_equal(arrays["digits"], expected.digits)
    assert "immutable" in answer.headers["cache-control"]
    for wrong in ("/unseen/pair?v=old", f"/unseen/digit?v={version()}", f"/unseen/cat?v={version()}"):
        assert get([unseen_route()], wrong).status == 404
