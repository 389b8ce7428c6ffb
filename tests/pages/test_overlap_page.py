"""The page of two digits: what it composes, what it asks the network, and what its address says."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from lib import datasets
from lib.datasets.splits.overlap import overlap, place
from lib.inspectors.answers.pair_observation import PairObservation
from lib.inspectors.answers.prepared_picture import prepare
from lib.inspectors.questions.pixels import read_pixels_for_run
from lib.parts.drawing_canvas import SIDE
from lib.parts.drawing_canvas.strokes import Stroke, with_strokes
from lib.pictures.kept_images import keep_image
from lib.pictures.pixels import to_bytes
from lib.pictures.reference import OWN, Picture
from lib.runs import Run, RunSpec, State, open_store
from tests.pages.test_pages import opened
from tests.parts.payloads import unpacked

CLASSES = tuple("0123456789")


@pytest.fixture
def run(home: Path) -> Run:
    """A run on pairs; what its network says is `asked`'s."""
    store = open_store()
    run = store.create(RunSpec.create("capsnet_small", "multi_mnist", {}), "ada", state=State.COMPLETED)
    store.files(run).create()
    store.files(run).save_checkpoint(1, {"weight": np.zeros(1, np.float32)})
    return run


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[np.ndarray]:
    """The pictures that the network was asked about; it reads a 3 and an 8 in each."""
    pictures = []

    def observe_pair(run_id, checkpoint, picture):
        pictures.append(read_pixels_for_run(run_id, picture))
        scores = np.linspace(0, 0.1, 10, dtype=np.float32)
        scores[[3, 8]] = 0.9, 0.7
        return PairObservation("lengths", CLASSES, scores, (3, 8), np.zeros((2, 36, 36, 1), np.float32))

    monkeypatch.setattr("lib.inspectors.answers.pair_observation.observe_pair", observe_pair)
    return pictures


def composed(first: int, second: int, shifts) -> np.ndarray:
    digits = datasets.load("mnist").test.images[[first, second]]
    parts = (place(one, (36, 36), down, right) for one, (right, down) in zip(digits, shifts, strict=True))
    return overlap(*parts).astype(np.float32) / 255


def png_of_a_line() -> bytes:
    levels = np.zeros((SIDE, SIDE), np.uint8)
    levels[60:220, 130:150] = 255
    png = BytesIO()
    Image.fromarray(levels).save(png, "PNG")
    return png.getvalue()


def sent(app: AppTest) -> tuple[dict, dict[str, np.ndarray]]:
    """What the browser part got."""
    [part] = app.main.get("bidi_component")
    return unpacked(part.proto.bytes)


def test_without_a_run_on_pairs_there_is_a_way_to_train_one(store):
    app = opened("overlap")
    assert app.info[0].value.startswith("No network has learned to read two digits at once yet.")
    [link] = app.get("page_link")
    assert "data=multi_mnist" in link.proto.query_string


def test_the_address_decides_digits_and_places(run, asked):
    app = opened("overlap", first="test-7", second="test-61", first_at="-4,2", second_at="0,-1")
    np.testing.assert_array_equal(asked[-1], composed(7, 61, ((-4, 2), (0, -1))))
    meta, arrays = sent(app)
    np.testing.assert_array_equal(arrays["digits"], datasets.load("mnist").test.images[[7, 61]])
    labels = datasets.load("mnist").test.labels
    assert meta["names"] == [str(labels[7]), str(labels[61])]
    assert meta["shifts"] == [[-4, 2], [0, -1]]
    assert meta["winners"] == [3, 8]


def test_a_drawing_is_read_as_the_address_names_it_and_can_be_drawn_further(run, asked):
    strokes = (Stroke(22.0, (90.0, 60.0, 190.0, 60.0, 130.0, 220.0)),)
    name = keep_image(with_strokes(png_of_a_line(), strokes))
    app = opened("overlap", first=f"own-{name}-7", hide="second")
    meta, arrays = sent(app)
    assert meta["names"] == ["7", str(datasets.load("mnist").test.labels[15])]
    received = prepare(Picture(OWN, name), (28, 28, 1)).model_input
    np.testing.assert_array_equal(arrays["digits"][0], to_bytes(received))
    first, second = meta["choices"]
    assert (first["picture"], first["usual"], second["picture"]) == (f"own-{name}-7", "test-18", "test-15")
    assert first["strokes"] == [{"width": 22.0, "points": list(strokes[0].points)}]
    assert first["classes"] == list(CLASSES) and second["strokes"] == []
    assert meta["reader"] == "capsnet_small_pairs final"


@pytest.mark.parametrize("digits", [{}, {"second": "test-18"}])
def test_two_equal_digits_are_a_pair_too(run, asked, digits):
    app = opened("overlap", first="test-18", **digits)
    assert not app.error and len(sent(app)[0]["choices"]) == 2


@pytest.mark.parametrize("at", ["5,0", "0", "a,b", "0,0,0", ""])
def test_nonsense_places_are_ignored(run, asked, at):
    app = opened("overlap", first_at=at, second_at="0,0")
    assert not app.error
    assert sent(app)[0]["shifts"] == [[-3, -2], [3, 2]]


@pytest.mark.parametrize(("at", "is_said"), [("4,-4", False), ("5,0", True), ("0,-5", True), ("a,b", True)])
def test_a_place_outside_the_picture_is_said(run, asked, at, is_said):
    app = opened("overlap", first_at=at, second_at="0,0")
    text = f"This link asks for the place of the first digit “{at}”, which is not available here."
    assert [warning.value for warning in app.warning] == ([text] if is_said else [])


@pytest.mark.parametrize("reference", ["test-", "test-x", "own-", "own-0123456789abcdef-x", "cat"])
def test_a_nonsense_digit_is_answered_in_words(run, asked, reference):
    app = opened("overlap", first=reference)
    assert "expected test-0 to test-9999 or a drawing" in app.error[0].value


def test_a_test_image_that_there_is_not(run, asked):
    app = opened("overlap", second="test-10000")
    assert not app.exception
    assert sent(app)[0]["names"][1] == str(datasets.load("mnist").test.labels[9999])
    assert [warning.value for warning in app.warning] == [
        "This link asks for the digit “test-10000”, which is not available here."
    ]
