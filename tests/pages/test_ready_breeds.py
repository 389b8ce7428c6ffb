"""Ready choices of breeds: offered where enough photos of each are here, otherwise said."""

from pathlib import Path

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from lib import datasets
from lib.datasets import oxford_pets
from lib.datasets.breeds import ARTICLE, BREEDS, CAT_AND_DOG
from lib.inspectors.answers.data_look import DataLook
from tests.pages.test_pages import opened, texts


@pytest.fixture
def looked(home: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The data sets that the Data page looks at, one after the other."""
    names: list[str] = []

    def look(name: str, size: int, version: int) -> DataLook:
        names.append(name)
        pixels = np.zeros((1, 8, 8, 3), np.uint8)
        classes = datasets.entry_of(name).class_names
        counts = np.ones((1, len(classes)), int)
        return DataLook(classes, counts, ("fit",), (pixels,) * len(classes), np.zeros((8, 8, 3), np.float32), "")

    monkeypatch.setattr("pages.data.choice.look_at_data", look)
    return names


def put_photos(home: Path, count: int, *breeds: str) -> None:
    """Files that are only counted."""
    folder = home / "datasets" / "oxford_pets" / "images"
    folder.mkdir(parents=True, exist_ok=True)
    for breed in breeds:
        for number in range(1, count + 1):
            (folder / f"{breed}_{number}.jpg").touch()


def offered(app: AppTest) -> list[str]:
    """The ready choices that are not chosen."""
    return [one.label for one in app.button if (one.key or "").startswith("ready-")]


def test_with_the_whole_set_all_are_offered_and_chosen_at_a_click(home, looked):
    put_photos(home, oxford_pets.ENOUGH, *BREEDS)
    app = opened("data", data="oxford_pets")
    assert looked[-1] == oxford_pets.name_of(ARTICLE)
    assert offered(app) == ["A cat and a dog", "The 35 other breeds"]
    assert "can be chosen where the whole set is" not in texts(app)
    app.button(key="ready-A cat and a dog").click().run()
    assert looked[-1] == oxford_pets.name_of(CAT_AND_DOG)
    assert app.query_params["breeds"] == "Abyssinian,american_bulldog"
    app.button(key="ready-The 35 other breeds").click().run()
    assert datasets.entry_of(looked[-1]).class_names == tuple(sorted(set(BREEDS) - set(CAT_AND_DOG)))
    assert len(set(BREEDS) - set(CAT_AND_DOG)) == 35
    app.button(key="ready-The article’s two dogs").click().run()
    assert set(datasets.entry_of(looked[-1]).class_names) == set(ARTICLE)


def test_what_is_not_whole_is_said_and_not_offered(home, looked):
    put_photos(home, oxford_pets.ENOUGH, *CAT_AND_DOG)
    put_photos(home, 11, *ARTICLE)
    app = opened("data", data="oxford_pets")
    assert offered(app) == []
    assert (
        "“The article’s two dogs” can be chosen where the whole set is; too few photos are here of: "
        "shiba inu (11), samoyed (11)." in texts(app)
    )
    assert (
        "“The 35 other breeds” can be chosen where the whole set is; too few photos are here of: Bengal"
        in texts(app)
    )
    assert "32 more." in texts(app)


def test_they_are_offered_before_a_training_too(home, looked):
    put_photos(home, oxford_pets.ENOUGH, *BREEDS)
    app = opened("train", network="pets_cnn", data="oxford_pets")
    app.button(key="ready-A cat and a dog").click().run()
    assert app.query_params["breeds"] == "Abyssinian,american_bulldog"
    assert offered(opened("train", network="lenet", data="mnist")) == []
