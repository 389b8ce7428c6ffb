"""Test images as the server hands them out, and drawings as it keeps them."""

import base64
import io
import json

import numpy as np
import pytest
from PIL import Image

from lib import datasets
from lib.inspectors.readings import Reading
from lib.parts.drawing_canvas import strokes_of
from lib.pictures.kept_images import read_image
from lib.pictures.reference import picture_called
from pages.kit.pictures.routes import address_of_test_images, images_in_block, picture_routes
from tests.parts.payloads import unpacked
from tests.routes import Answer, get, post

MNIST = Reading("mnist")
STROKE = {"width": 22, "points": [40.5, 60, 200, 220]}


def ask(which: str | int, reading: Reading = MNIST) -> Answer:
    return get(picture_routes(), f"/{address_of_test_images(reading)}".replace("{which}", str(which)))


def test_the_labels_of_all_test_images():
    _, arrays = unpacked(ask("labels").content)
    np.testing.assert_array_equal(arrays["labels"][:, 0], datasets.load("mnist").test.labels)
    assert arrays["labels"].dtype == np.int32


def test_two_labels_where_there_are_two():
    _, arrays = unpacked(ask("labels", Reading("multi_mnist")).content)
    assert arrays["labels"].shape == (10_000, 2)


@pytest.mark.parametrize("number", [0, 126, 127, 9_999])
def test_images_come_in_blocks_as_they_are_and_may_be_kept_for_good(number):
    answer = ask(number)
    _, arrays = unpacked(answer.content)
    together = images_in_block(MNIST)
    first = number // together * together
    np.testing.assert_array_equal(arrays["images"], datasets.load("mnist").test.images[first : first + together])
    assert answer.headers["cache-control"] == "private, max-age=31536000, immutable"


@pytest.mark.parametrize("which", [10_000, "-1", "x", "1.5"])
def test_what_is_not_there_is_not_kept_as_missing(which):
    answer = ask(which)
    assert (answer.status, answer.headers["cache-control"]) == (404, "no-store")


def test_another_size_version_or_data_set_is_not_there():
    address = f"/{address_of_test_images(MNIST)}".replace("{which}", "0")
    for wrong in (address.replace("size=0", "size=5"), address + "1", address.replace("mnist", "nothing")):
        assert get(picture_routes(), wrong).status == 404


def test_only_those_who_may_see_a_data_set_get_its_images(monkeypatch):
    entry = datasets.entry_of("mnist")
    monkeypatch.setattr(type(entry), "may_be_seen_by", lambda self, learner: learner == "ada")
    assert ask(0).status == 404


def drawing(side: int = 280) -> dict[str, object]:
    file = io.BytesIO()
    Image.new("L", (side, side), 200).save(file, "PNG")
    return {"image": base64.b64encode(file.getvalue()).decode(), "strokes": [STROKE]}


def keep(content: bytes, kind: str = "application/json") -> Answer:
    return post(picture_routes(), "/pictures", content, {"Content-Type": kind})


def test_a_drawing_is_kept_with_its_strokes(home):
    answer = keep(json.dumps(drawing()).encode())
    picture = picture_called(json.loads(answer.text)["picture"])
    assert Image.open(io.BytesIO(read_image(picture.name))).getpixel((0, 0)) == 200
    assert [(stroke.width, list(stroke.points)) for stroke in strokes_of(picture.name)] == [(22, STROKE["points"])]


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"[" * 100_000, json.dumps({"image": "x"}).encode(), json.dumps(drawing(281)).encode()],
)
def test_nothing_else_is_kept(home, content):
    answer = keep(content)
    assert (answer.status, answer.text) == (400, "This is no drawing from a canvas of this app.")
    assert not (home / "images").exists()


def test_a_form_of_another_website_is_refused(home):
    assert keep(json.dumps(drawing()).encode(), "text/plain").status == 415


def test_where_it_cannot_be_written_that_is_said(home, monkeypatch):
    def fail(path: object, content: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("lib.pictures.kept_images.write_whole", fail)
    answer = keep(json.dumps(drawing()).encode())
    assert answer.status == 507 and "No space left on device" in answer.text
    assert answer.headers["cache-control"] == "no-store"
