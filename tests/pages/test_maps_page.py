"""The feature maps page: what cannot be computed is said in a sentence."""

import numpy as np
import pytest

from lib.errors import LearnerError
from lib.inspectors.answers.saliency_maps import Saliency
from lib.pictures.reference import HELD_OUT, Picture
from tests.pages.test_pages import opened
from tests.parts.payloads import unpacked

GONE = "The data set is not on this computer."


def test_a_network_that_cannot_be_asked_is_said_also_of_a_held_out_picture(home, monkeypatch):
    asked: list[Picture] = []

    def broken(_run: str, _checkpoint: str, picture: Picture):
        asked.append(picture)
        raise LearnerError(GONE)

    monkeypatch.setattr("pages.maps.view.map_overview", broken)
    app = opened("maps", run="lenet", image="held-0")
    assert asked == [Picture(HELD_OUT, "0")]
    assert [error.value for error in app.error] == [GONE]
    assert app.number_input[0].label == "Test image (now: an image held out of the training)"


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
