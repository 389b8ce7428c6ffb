"""What a learner collects for own classes outlives the page."""

from pathlib import Path

import pytest

from lib.datasets.own.basket import collect, empty, read_basket, take_away
from lib.errors import LearnerError


def test_each_learner_has_a_collection_that_stays(home: Path):
    collect("ada", "cup", ["1", "2"])
    collect("ada", "笔", ["3"])
    collect("ada", "cup", ["4"])
    collect("../bob", "cup", ["5"])
    assert read_basket("ada") == {"cup": ["1", "2", "4"], "笔": ["3"]}
    assert list(read_basket("ada")) == ["cup", "笔"]
    assert read_basket("../bob") == {"cup": ["5"]}
    assert all(path.parent.name == ".baskets" for path in home.rglob("*.json"))


def test_taking_away_a_class_or_everything(home: Path):
    collect("ada", "cup", ["1"])
    collect("ada", "pen", ["2"])
    take_away("ada", "cup")
    take_away("ada", "no such class")
    assert read_basket("ada") == {"pen": ["2"]}
    empty("ada")
    assert read_basket("ada") == {} == read_basket("somebody")


def test_a_damaged_collection_is_said_by_name(home: Path):
    collect("ada", "cup", ["1"])
    [path] = home.rglob("*.json")
    path.write_text("[1]")
    with pytest.raises(LearnerError, match=f"{path.name} cannot be read"):
        read_basket("ada")


def test_a_full_disk_is_answered_in_words(home: Path, monkeypatch: pytest.MonkeyPatch):
    def full(file):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(LearnerError, match="No space left on device"):
        collect("ada", "cup", ["1"])
