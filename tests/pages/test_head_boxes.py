"""The Data page draws the boxes around the pets' heads where the annotations are there."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib import datasets
from lib.inspectors.questions.look_at_data import look_at_data
from tests.datasets.test_head_boxes import voc, written
from tests.datasets.test_oxford_pets import paint
from tests.pages.test_pages import opened, texts

PETS = "oxford_pets:Abyssinian+samoyed"


@pytest.fixture
def annotations(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for annotations beside photos of two breeds, 90 × 60 pixels each; it is not made."""
    paint(home, Abyssinian=6, samoyed=5)
    datasets.forget()
    monkeypatch.setattr("pages.data.choice.look_at_data", look_at_data)
    return home / "datasets" / "oxford_pets" / "annotations" / "xmls"


def boxes(app: AppTest) -> list[str]:
    sheet = next(element.proto.body for element in app.html if 'class="sheet"' in element.proto.body)
    return re.findall(r'<i style="(.*?)"', sheet)


def annotate(folder: Path, content: str | None = None) -> None:
    for breed, count in (("Abyssinian", 6), ("samoyed", 5)):
        for number in range(1, count + 1):
            written(folder, content or voc(), f"{breed}_{number}.xml")


def test_boxes_are_drawn_and_can_be_switched_off(annotations):
    annotate(annotations)
    app = opened("data", data=PETS)
    assert boxes(app) == ["left: 25.0%; top: 10.0%; width: 50.0%; height: 50.0%"] * 7  # 4 and 3 to learn from
    assert "7 of these 7 photos have a box" in texts(app)
    app.get_by_key("heads").set_value(False).run()
    assert boxes(app) == []
    assert app.query_params["heads"] == "false"


def test_without_annotations_nothing_is_offered(annotations):
    app = opened("data", data=PETS)
    assert boxes(app) == []
    assert "box" not in texts(app)
    assert not app.warning


def test_damaged_annotations_get_one_sentence_and_the_photos_are_shown(annotations):
    annotate(annotations, "<annotation>")
    app = opened("data", data=PETS)
    [warning] = app.warning
    assert "cannot be read" in warning.value
    assert boxes(app) == []
    assert not app.exception
