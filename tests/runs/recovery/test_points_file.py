"""The metrics in a run's folder: each step once, whatever was killed in between."""

from pathlib import Path

import pytest

from lib.runs.point import Point
from lib.runs.recovery.points_file import PointsFile
from tests.runs.specs import points


@pytest.fixture
def file(tmp_path: Path) -> PointsFile:
    return PointsFile(tmp_path / "metrics.csv")


def test_what_is_added_comes_back_to_the_last_digit(file):
    exact = Point(2, loss=0.1 + 0.2, learning_rate=1e-30, images_per_second=1 / 3)
    file.add("train", points(1))
    file.add("train", [exact])
    file.add("validation", points(2))
    assert file.read() == {"train": [*points(1), exact], "validation": points(2)}


def test_there_is_nothing_before_the_first(file):
    assert file.read() == {}
    file.forget_after(3)
    assert not file.path.exists()


def test_of_a_step_that_is_there_twice_the_later_counts(file):
    file.add("train", points(1, 2, 3))
    file.add("train", points(3, accuracy=0.5))
    assert file.read()["train"] == [*points(1, 2), *points(3, accuracy=0.5)]


def test_half_a_line_is_left_out_and_forgotten(file):
    file.add("train", points(1, 2, seconds=0.5))
    whole = file.path.read_bytes()
    file.add("train", points(3, seconds=0.75))
    cut = whole + file.path.read_bytes()[len(whole) :][:11]
    file.path.write_bytes(cut)
    assert [point.step for point in file.read()["train"]] == [1, 2]
    file.forget_after(2)
    file.add("train", points(3, seconds=0.75))
    assert file.read()["train"] == points(1, 2, seconds=0.5) + points(3, seconds=0.75)


def test_forgetting_keeps_what_was_before(file):
    file.add("train", points(*range(1, 9)))
    file.add("validation", points(4, 8))
    file.forget_after(5)
    assert file.read() == {"train": points(1, 2, 3, 4, 5), "validation": points(4)}


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"phase,step\r\ntrain,1\r\n", b"something,else\r\n1,2\r\n"]
)
def test_a_file_of_another_kind_holds_no_points(file, content):
    file.path.write_bytes(content)
    assert file.read() in ({}, {"train": [Point(1)]})
