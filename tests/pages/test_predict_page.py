"""The Predict page shows one picture: the one on its canvas, whatever the learner did before."""

import base64
import io
from typing import Any

import numpy as np
from PIL import Image
from streamlit.testing.v1 import AppTest

from lib.inspectors.answers.network_file import network_address
from lib.inspectors.answers.observation import observe
from lib.parts.drawing_canvas import SIDE
from lib.pictures.pixels import to_bytes
from lib.pictures.reference import TEST, Picture
from lib.runs import open_store
from tests.pages.telling import tell
from tests.pages.test_pages import opened
from tests.parts.payloads import told_values, unpacked

STROKE = {"width": 22, "points": [60, 60, 220, 60, 120, 230]}


def draw(app: AppTest, *strokes: dict[str, Any], number: int = 1) -> AppTest:
    """Let the canvas have sent these strokes; none is what Clear sends."""
    picture = io.BytesIO()
    pixels = np.zeros((SIDE, SIDE), np.uint8)
    pixels[60:220, 120:150] = 255
    Image.fromarray(pixels).save(picture, "PNG")
    image = base64.b64encode(picture.getvalue()).decode() if strokes else None
    tell(app, "canvas", drawing={"image": image, "strokes": list(strokes), "number": number})
    app.run()
    assert not app.exception
    return app


def payloads(app: AppTest) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """What the page's parts are given."""
    return [unpacked(part.proto.bytes) for part in app.main.get("bidi_component")]


def canvas(app: AppTest) -> tuple[int, bool]:
    """How many strokes the canvas is given, and whether it shows an example."""
    [(meta, arrays)] = [one for one in payloads(app) if "strokes" in one[0]]
    return len(meta["strokes"]), "example" in arrays


def is_read(app: AppTest) -> bool:
    """Whether any network says what it sees."""
    return any("scores" in arrays for meta, arrays in cards(app))


def cards(app: AppTest) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """What the networks' cards are given: meta and arrays."""
    parts = [unpacked(part.proto.bytes) for part in app.main.get("bidi_component")]
    return [one for one in parts if "scoreName" in one[0]]


def test_on_a_first_visit_the_canvas_shows_the_example_that_is_read(home):
    app = opened("predict")
    assert canvas(app) == (0, True)
    assert is_read(app)
    assert "image" not in app.query_params


def test_clear_takes_the_verdict_away(home):
    app = draw(opened("predict", runs="lenet"), STROKE)
    assert is_read(app) and app.query_params["image"].startswith("own-")
    draw(app)
    assert not is_read(app) and "image" not in app.query_params
    [(meta, _)] = cards(app)
    assert not meta["hasPicture"]


def test_a_link_to_a_drawing_brings_its_strokes(home):
    app = draw(opened("predict", runs="lenet"), STROKE, STROKE)
    again = opened("predict", runs="lenet", image=app.query_params["image"])
    assert canvas(again) == (2, False)
    assert is_read(again) and again.query_params["image"] == app.query_params["image"]


def test_a_drawing_is_still_there_after_another_page(home):
    app = draw(opened("predict", runs="lenet"), STROKE)
    image = app.query_params["image"]
    app.query_params.clear()
    app.switch_page("pages/start/page.py").run()
    app.query_params.clear()
    app.switch_page("pages/predict/page.py").run()
    assert canvas(app) == (1, False)
    assert app.query_params["image"] == image


def test_a_picture_goes_along_to_the_next_page(home):
    app = opened("predict", image="test-61")
    app.query_params.clear()
    app.switch_page("pages/routing/page.py").run()
    [shown] = [one[0]["pictures"] for one in payloads(app) if "pictures" in one[0]]
    assert shown["picture"] == "test-61"  # which the stepper writes into the address


def test_a_link_to_a_test_image_opens_the_test_images(home):
    app = opened("predict", image="test-61", runs="lenet")
    assert app.get_by_key("source").value == "test"
    assert app.get_by_key("test_index").value == 61


def test_a_card_says_of_the_picture_what_the_network_computes_and_where_its_file_is(home):
    [(meta, arrays)] = cards(opened("predict", runs="capsnet_small", image="test-115"))
    seen = observe("capsnet_small", "final", Picture(TEST, "115"))
    np.testing.assert_array_equal(arrays["scores"], seen.scores)
    assert seen.reconstruction is not None
    np.testing.assert_array_equal(arrays["reconstruction"], to_bytes(seen.reconstruction))
    assert meta["names"] == list("0123456789")
    assert (meta["scoreName"], meta["answers"], meta["isOfDigits"]) == ("lengths", 1, True)
    assert meta["network"] == network_address(open_store().get("capsnet_small"), "final")
    assert meta["inputShape"] == [28, 28, 1]
    assert meta["steps"] == ["centre", "cut_out", "grey", "invert"]


def test_a_card_knows_what_says_that_a_class_is_there(home):
    shown = cards(opened("predict", runs="capsnet_small_em,capsnet_small,lenet", image="test-115"))
    presences = {meta["run"]: meta["presence"] for meta, _arrays in shown}
    assert presences == {"capsnet_small_em": "activation", "capsnet_small": "length", "lenet": None}


def test_a_card_knows_what_a_test_image_shows_and_that_nobody_labelled_a_drawing(home):
    assert cards(opened("predict", runs="lenet", image="test-4740"))[0][0]["labels"] == [3]
    assert cards(draw(opened("predict", runs="lenet"), STROKE))[0][0]["labels"] == []


def test_the_server_reads_no_drawing_that_the_browser_reads(home):
    app = draw(opened("predict", runs="lenet"), STROKE)
    app.session_state["card-lenet"] = told_values(None, is_live=True)
    app.run()
    [(meta, arrays)] = cards(app)
    assert meta["isLive"] and not arrays
    app.get_by_key("source").set_value("test").run()
    [(meta, arrays)] = cards(app)
    assert "scores" in arrays


def test_a_card_knows_which_drawing_the_server_has_read(home):
    app = opened("predict", runs="lenet")
    assert cards(app)[0][0]["number"] == 0
    app = draw(app, STROKE, number=3)
    [(meta, arrays)] = cards(app)
    assert meta["number"] == 3 and "scores" in arrays


def test_what_is_drawn_the_browser_prepares(home):
    app = draw(opened("predict", runs="lenet", steps="grey,centre"), STROKE)
    parts = [unpacked(part.proto.bytes)[0] for part in app.main.get("bidi_component")]
    [meta] = [one for one in parts if "isExpected" in one]
    assert (meta["given"], meta["isExpected"], meta["isLive"]) == (None, True, True)
    assert meta["inputs"] == [{"shape": [28, 28, 1], "steps": ["centre", "grey"]}]
    [(card, _)] = cards(app)
    assert card["steps"] == ["centre", "grey"]
