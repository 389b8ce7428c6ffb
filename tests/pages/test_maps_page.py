"""The feature maps page: what cannot be computed is said in a sentence."""

from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from lib.errors import LearnerError
from lib.inspectors.answers.maps import map_overview
from lib.inspectors.answers.network_file import network_address
from lib.inspectors.answers.saliency_maps import Saliency
from lib.parts.address_bar import KEY as ADDRESS_BAR
from lib.pictures.reference import HELD_OUT, Picture
from lib.runs import open_store
from tests.pages.telling import tell
from tests.pages.test_pages import opened
from tests.parts.payloads import unpacked

GONE = "The data set is not on this computer."


def maps_of(app: AppTest) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
    """Return what the feature maps are given."""
    parts = [unpacked(part.proto.bytes) for part in app.main.get("bidi_component")]
    [given] = [one for one in parts if "live" in one[0]]
    return given


def test_a_network_that_cannot_be_asked_is_said_also_of_a_held_out_picture(home, monkeypatch):
    asked: list[Picture] = []

    def broken(_run: str, _checkpoint: str, picture: Picture):
        asked.append(picture)
        raise LearnerError(GONE)

    monkeypatch.setattr("pages.maps.view.map_overview", broken)
    app = opened("maps", run="lenet", image="held-0")
    assert asked == [Picture(HELD_OUT, "0")]
    assert [error.value for error in app.error] == [GONE]


def test_the_server_reads_a_picture_only_for_what_the_browser_does_not_have(home, monkeypatch):
    read: list[str] = []

    def overview(run: str, checkpoint: str, picture: Picture):
        read.append(picture.reference)
        return map_overview(run, checkpoint, picture)

    monkeypatch.setattr("pages.maps.view.map_overview", overview)
    app = opened("maps", run="lenet", image="test-115")
    meta, arrays = maps_of(app)
    assert read == ["test-115"] and "image" in arrays
    pictures = meta["live"].pop("pictures")
    assert (pictures["picture"], pictures["count"], pictures["classes"]) == (
        "test-115",
        10_000,
        list("0123456789"),
    )
    assert meta["live"] == {
        "about": "lenet final",
        "network": network_address(open_store().get("lenet"), "final"),
        "inputShape": [28, 28, 1],
        "steps": ["centre", "cut_out", "grey", "invert"],
        "isBeside": False,
    }
    # the browser has chosen another one, and has its layers
    visit = app.session_state["address-of-the-page"].serial
    app.session_state[ADDRESS_BAR] = {"told": {"visit": visit, "written": {"image": "test-7"}, "count": 1}}
    asked = {"have": "lenet final test-7", "layer": "conv1", "map": None, "need": False, "turn": 5}
    tell(app, "maps", asked=asked)
    app.run()
    meta, arrays = maps_of(app)
    assert read == ["test-115"] and meta["name"] == "lenet final test-7" and not arrays
    # what lies behind one map is the server's
    tell(app, "maps", asked={**asked, "map": 0, "need": True})
    app.run()
    meta, arrays = maps_of(app)
    assert read == ["test-115", "test-7"] and (meta["step"]["layer"], meta["turn"]) == ("conv1", 5)
    assert "image" not in arrays
    # the browser cannot run the network, so it has the layers of another picture
    tell(app, "maps", asked={**asked, "have": "lenet final test-115"}, asks=True)
    app.run()
    assert read[2:] == ["test-7"] and "image" in maps_of(app)[1]


@pytest.mark.parametrize(
    ("address", "chosen", "is_in_part"),
    [
        ({}, "test", True),
        ({"source": "draw"}, "draw", True),
        ({"source": "upload"}, "upload", False),
        ({"source": "camera"}, "camera", False),
        ({"hide": "image"}, "test", False),
    ],
)
def test_drawings_and_test_images_are_chosen_beside_the_maps(home, address, chosen, is_in_part):
    app = opened("maps", run="lenet", **address)
    assert not app.warning and app.get_by_key("source").value == chosen
    assert list(app.get_by_key("source").options) == ["Draw or test image", "Upload", "Camera"]
    live = maps_of(app)[0]["live"]
    assert ((live["pictures"] is not None), live["isBeside"]) == (is_in_part, chosen == "camera")


def found(middle_share: float) -> Saliency:
    """A gradient of which this share lies on the middle quarter of 28 × 28 pixels."""
    gradient = np.full((28, 28, 1), (1 - middle_share) / (28 * 28 - 14 * 14), np.float32)
    gradient[7:21, 7:21] = middle_share / (14 * 14)
    return Saliency(4, 0.9, gradient, "conv2", np.ones((5, 5), np.float32), ("conv1", "conv2"))


@pytest.mark.parametrize(("middle_share", "right"), [(0.38, "border"), (0.62, "middle")])
def test_the_gradient_of_a_wrong_guess_is_told_without_contradiction(home, monkeypatch, middle_share, right):
    monkeypatch.setattr("pages.maps.saliency.saliency", lambda *_: found(middle_share))
    app = opened("maps", look="saliency", image="test-115")
    wrong = {"border": "middle", "middle": "border"}[right]
    app.button(key=f"guess-saliency-capsnet_small-{wrong}").click().run()
    [verdict, share] = unpacked(app.main.get("bidi_component")[0].proto.bytes)[0]["sentences"]
    places = {"middle": "on its middle quarter", "border": "on the rest around it"}
    assert verdict == f"You guessed “{places[wrong]}”, but more of it lies {places[right]}."
    times = middle_share / (1 - middle_share) * 3
    assert share == (
        f"{100 * middle_share:.0f}\u00a0% of the gradient lies on the middle quarter of the picture. The rest has "
        "three times as many pixels, so each pixel of the middle counts "
        f"{times:.1f} times as much as one around it."
    )


@pytest.mark.parametrize("middle_share", [0.4951, 0.5049])
def test_a_gradient_that_lies_half_in_the_middle_is_not_asked_about(home, monkeypatch, middle_share):
    monkeypatch.setattr("pages.maps.saliency.saliency", lambda *_: found(middle_share))
    app = opened("maps", look="saliency", image="test-115")
    [share] = unpacked(app.main.get("bidi_component")[0].proto.bytes)[0]["sentences"]
    assert share.startswith("50\u00a0% of the gradient")


def test_a_hidden_question_counts_as_skipped_and_nothing_is_remembered(home, monkeypatch):
    monkeypatch.setattr("pages.maps.saliency.saliency", lambda *_: found(0.38))
    app = opened("maps", look="saliency", image="test-115", hide="question")
    [share] = unpacked(app.main.get("bidi_component")[0].proto.bytes)[0]["sentences"]
    assert share.startswith("38\u00a0% of the gradient")
    key = "guess-saliency-capsnet_small"
    assert key not in app.session_state and f"{key}-of" not in app.session_state
    asked = opened("maps", look="saliency", image="test-115")
    assert len(asked.main.get("bidi_component")) == 0 and asked.button(key=f"{key}-skip")
