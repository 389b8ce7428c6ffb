"""A learner's file on the Predict page: one trip to an inspector, or one sentence."""

import base64
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from lib import datasets
from lib.inspectors.pool import Inspectors
from tests.pages.telling import tell
from tests.pages.test_pages import opened
from tests.parts.payloads import unpacked


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
    tell(app, "upload", file=sent)
    app.run()
    assert not app.exception
    return app


def upload(content: bytes, **address: str) -> AppTest:
    return send(opened("predict", source="upload", runs="", **address), content)  # no network reads it


def preparation(app: AppTest) -> dict[str, Any] | None:
    """What the page says of how the picture becomes the networks' input."""
    parts = [unpacked(part.proto.bytes)[0] for part in app.main.get("bidi_component")]
    [meta] = [one for one in parts if "isExpected" in one]
    return meta["given"]


@pytest.mark.parametrize(("address", "pictures"), [({}, 6), ({"steps": "grey,invert"}, 4), ({"steps": ""}, 2)])
def test_an_upload_makes_one_trip(asked: list[str], address: dict[str, str], pictures: int):
    app = upload(png(), **address)
    assert asked == ["keep_and_prepare"]
    assert not app.error
    shown = preparation(app)
    assert shown is not None and len(shown["tiles"]) == pictures and shown["taken"] is None
    assert app.query_params["image"].startswith("own-")
    app.run()
    assert asked == ["keep_and_prepare"]


def test_what_is_no_picture_is_said_and_not_in_the_address(asked: list[str]):
    app = upload(b"%PDF-1.7 not a picture")
    [error] = app.error
    assert "this is a file of type PDF" in error.value
    assert "image" not in app.query_params


def test_a_refused_file_takes_the_verdict_on_the_picture_before_away(asked: list[str]):
    app = upload(png())
    assert preparation(app)
    send(app, b"%PDF-1.7 not a picture", 2)
    assert len(app.error) == 1 and preparation(app) is None
    app.run()
    assert len(app.error) == 1 and preparation(app) is None  # as long as nothing else is sent
    send(app, png(), 3)
    assert not app.error and preparation(app)


def test_without_a_picture_of_ones_own_an_upload_shows_none(home: Path):
    app = opened("predict", source="upload", image="test-61")
    assert preparation(app) is None


def test_a_photo_of_two_digits_says_which_one_was_taken(asked: list[str]):
    pixels = np.full((60, 200), 255, np.uint8)
    pixels[10:50, 30:38] = 0
    pixels[10:50, 140:152] = 0  # larger
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    app = upload(file.getvalue())
    shown = preparation(app)
    assert shown is not None and shown["taken"] == [140 / 200, 10 / 60, 152 / 200, 50 / 60]


def sheet_of_three() -> bytes:
    """A photo's file of the first 7, 2 and 1 of MNIST's test images beside each other, dark on light."""
    images = datasets.load("mnist").test.images[:3, ..., 0]
    row = np.concatenate([np.pad(image, 8) for image in images], axis=1)
    file = io.BytesIO()
    Image.fromarray(255 - row).resize((5 * row.shape[1], 5 * row.shape[0])).save(file, "PNG")
    return file.getvalue()


def test_every_digit_of_a_photo_is_numbered_and_read(asked: list[str]):
    app = send(opened("predict", source="upload"), sheet_of_three())
    assert asked.count("cut_out_digits") == 1
    [html] = [one.body for one in app.get("html") if "numbered-digits" in one.body]
    assert html.count("<img") == 1 + 3
    networks = html.count('scope="col"') - 2
    answers = re.findall(r"<strong>(\d)</strong><i>(\d\.\d\d)</i>", html)
    assert [answer for answer, _score in answers] == [digit for digit in "721" for _ in range(networks)]
    app.button(key="several-2").click().run()
    assert not app.exception
    shown = preparation(app)
    assert shown is not None and shown["taken"] is None
    assert not any("numbered-digits" in one.body for one in app.get("html"))


def test_a_photo_of_one_digit_is_not_cut_up(asked: list[str]):
    send(opened("predict", source="upload"), png())
    assert "cut_out_digits" not in asked
