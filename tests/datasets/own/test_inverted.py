"""Digits that are dark on white are said to be, beside MNIST's, and inverted if the learner says so."""

import json
from pathlib import Path

import numpy as np
import pytest

from lib import datasets
from lib.data.__main__ import main
from lib.datasets import mnist
from lib.datasets.own.look import look_at_source
from lib.datasets.own.sources.reading import Choices
from tests.datasets.own.arrays import npz
from tests.datasets.own.brought import zipped
from tests.pictures.drawings import drawing, file_of

pytestmark = pytest.mark.usefixtures("fresh_data")

QUESTION = (
    "These digits are dark on light, but MNIST’s are light on dark, and a network that learned the one kind reads "
    "the other badly. Which shall it be? Compare the mean of your pictures with MNIST’s. "
)
KEPT = f"{QUESTION}As they are, dark on light (--invert no; else yes)"
INVERTED = f"{QUESTION}Inverted, light on dark as MNIST’s (--invert yes; else no)"


def some_digits() -> tuple[np.ndarray, np.ndarray]:
    test = mnist.load().test
    rows = np.flatnonzero(test.labels < 2)[:40]
    return test.images[rows, ..., 0], test.labels[rows]


def of_digits(folder: Path, *, is_dark: bool) -> Path:
    images, labels = some_digits()
    path = folder / "mine.npz"
    path.write_bytes(npz(x=255 - images if is_dark else images, y=labels))
    return path


@pytest.mark.parametrize(("options", "note", "ground"), [((), KEPT, 255), (("--invert", "yes"), INVERTED, 0)])
def test_dark_digits(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], note: str, ground: int
):
    assert main([str(of_digits(tmp_path, is_dark=True)), *options]) == 0
    made = json.loads(capsys.readouterr().out)
    assert note in made["notes"]
    corners = datasets.load(made["name"]).train.images[:, 2, 2]
    assert np.abs(corners.astype(int) - ground).max() < 8


def test_the_means_are_shown_beside_mnists(tmp_path: Path):
    look = look_at_source(of_digits(tmp_path, is_dark=True), Choices())
    [[mine], [of_mnist]] = (look.options["invert", "no"][name] for name in ("0–1", "MNIST"))
    [turned] = look.options["invert", "yes"]["0–1"]
    assert mine.mean() > 200 > 60 > turned.mean()
    middle = np.abs(turned.astype(int) - of_mnist.astype(int)).mean()
    assert middle < np.abs(mine.astype(int) - of_mnist.astype(int)).mean() / 4


def test_light_digits_and_other_dark_things_are_not_asked_about(tmp_path: Path):
    assert "invert" not in {
        one.name for one in look_at_source(of_digits(tmp_path, is_dark=False), Choices()).questions
    }
    things = [
        (f"{name}/{at}.png", file_of(drawing("black", "white", width=10 + at), "PNG"))
        for name in ("cat", "dog")
        for at in range(10)
    ]
    assert [one.name for one in look_at_source(zipped(things)(tmp_path), Choices()).questions] == ["channels"]
