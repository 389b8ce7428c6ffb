"""A learner's file on the Predict page: one trip to an inspector, or one sentence."""

import base64
import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from lib.inspectors.pool import Inspectors
from tests.pages.test_pages import opened


def png() -> bytes:
    pixels = np.full((40, 40), 255, np.uint8)
    pixels[8:32, 18:22] = 0
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def asked(home: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the questions that the page asks; they are answered in this process."""
    names: list[str] = []

    def ask(
        _self: Inspectors, answer: Callable[..., object], module: str, name: str, *arguments: object
    ) -> object:
        names.append(name)
        return answer(module, name, *arguments)

    monkeypatch.setattr(Inspectors, "ask", ask)
    return names


def send(app: AppTest, content: bytes, number: int = 1) -> AppTest:
    """Let the field for pictures have sent a file."""
    sent = {"number": number, "size": len(content), "content": base64.b64encode(content).decode()}
    app.session_state["upload"] = {"file": sent}
    app.run()
    assert not app.exception
    return app


def upload(content: bytes, **address: str) -> AppTest:
    return send(opened("predict", source="upload", runs="", **address), content)  # no network reads it


def preparations(app: AppTest) -> list[str]:
    return [element.proto.body for element in app.html if 'class="preparation"' in element.proto.body]


@pytest.mark.parametrize(("address", "pictures"), [({}, 6), ({"steps": "grey,invert"}, 4), ({"steps": ""}, 2)])
def test_an_upload_makes_one_trip(asked: list[str], address: dict[str, str], pictures: int):
    app = upload(png(), **address)
    assert asked == ["keep_and_prepare"]
    assert not app.error
    [shown] = preparations(app)
    assert shown.count("<img") == pictures
    assert app.query_params["image"].startswith("own-")
    app.run()
    assert asked == ["keep_and_prepare"]


def test_what_is_no_picture_is_said_and_not_in_the_address(asked: list[str]):
    app = upload(b"%PDF-1.7 not a picture")
    [error] = app.error
    assert "this is a PDF file" in error.value
    assert "image" not in app.query_params


def test_a_refused_file_takes_the_verdict_on_the_picture_before_away(asked: list[str]):
    app = upload(png())
    assert preparations(app)
    send(app, b"%PDF-1.7 not a picture", 2)
    assert len(app.error) == 1 and not preparations(app)
    app.run()
    assert len(app.error) == 1 and not preparations(app)  # as long as nothing else is sent
    send(app, png(), 3)
    assert not app.error and preparations(app)


def test_without_a_picture_of_ones_own_an_upload_shows_none(home: Path):
    app = opened("predict", source="upload", image="test-61")
    assert not preparations(app)
    assert "Draw, upload or photograph something, and it appears here." in [one.value for one in app.caption]


def test_a_photo_of_two_digits_says_which_one_was_taken(asked: list[str]):
    pixels = np.full((60, 200), 255, np.uint8)
    pixels[10:50, 30:38] = 0
    pixels[10:50, 140:152] = 0  # larger
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    app = upload(file.getvalue())
    assert [info.value for info in app.info if "There is more than one digit" in info.value]
    [shown] = preparations(app)
    assert shown.count('class="taken"') == 1
    assert not [info for info in upload(png()).info if "more than one" in info.value]
