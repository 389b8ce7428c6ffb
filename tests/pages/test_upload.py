"""A learner's file on the Predict page: one trip to an inspector, or one sentence."""

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


def upload(content: bytes, **address: str) -> AppTest:
    app = opened("predict", source="upload", runs="", **address)  # no network reads it
    app.file_uploader[0].upload("picture.png", content, "image/png").run()
    assert not app.exception
    return app


@pytest.mark.parametrize(("address", "pictures"), [({}, 6), ({"steps": "grey,invert"}, 4), ({"steps": ""}, 2)])
def test_an_upload_makes_one_trip(asked: list[str], address: dict[str, str], pictures: int):
    app = upload(png(), **address)
    assert asked == ["keep_and_prepare"]
    assert not app.error
    [shown] = [element.proto.body for element in app.html if 'class="preparation"' in element.proto.body]
    assert shown.count("<img") == pictures
    assert app.query_params["image"].startswith("own-")
    app.run()
    assert asked == ["keep_and_prepare"]


def test_what_is_no_picture_is_said_and_not_in_the_address(asked: list[str]):
    app = upload(b"%PDF-1.7 not a picture")
    [error] = app.error
    assert "this is a PDF file" in error.value
    assert "image" not in app.query_params
