"""What a learner collects for own classes outlives the page, is theirs alone, and is gone when taken away."""

from pathlib import Path

import pytest

from lib.datasets.own import basket, room
from lib.datasets.own.basket import collect, empty, read_basket, read_collected, take_away
from lib.errors import LearnerError
from tests.datasets.own.pictures import picture


def pictures(*numbers: int) -> list[bytes]:
    return [picture(number) for number in numbers]


def counts(owner: str) -> dict[str, int]:
    return {name: len(digests) for name, digests in read_basket(owner).items()}


def kept(home: Path) -> int:
    return sum(
        path.is_file() and path.suffix == "" for path in (home / "datasets" / "folder" / ".baskets").rglob("*")
    )


def test_each_learner_has_a_collection_that_stays(home: Path):
    collect("ada", "cup", pictures(1, 2))
    collect("ada", "笔", pictures(3))
    collect("ada", "cup", pictures(4))
    collect("../bob", "cup", pictures(5))
    assert counts("ada") == {"cup": 3, "笔": 1}
    assert list(read_basket("ada")) == ["cup", "笔"]
    assert counts("../bob") == {"cup": 1}
    assert [content for _digest, content in read_collected("ada", read_basket("ada")["cup"])] == pictures(1, 2, 4)
    assert all(path.parent.name == ".baskets" for path in home.rglob("*.json"))


def test_nobody_else_can_open_a_picture(home: Path):
    collect("ada", "cup", pictures(1))
    [digest] = read_basket("ada")["cup"]
    with pytest.raises(LearnerError, match="is not on this computer"):
        read_collected("bob", [digest])
    assert not (home / "images").exists()  # where links look


def test_taking_away_a_class_or_everything_deletes_the_pictures(home: Path):
    collect("ada", "cup", pictures(1, 2))
    collect("ada", "pen", pictures(2, 3))
    collect("bob", "cup", pictures(1))
    assert kept(home) == 4
    take_away("ada", "cup")
    take_away("ada", "no such class")
    assert counts("ada") == {"pen": 2}
    assert kept(home) == 3  # the pen's two and Bob's
    empty("ada")
    assert read_basket("ada") == {} == read_basket("somebody")
    assert kept(home) == 1
    assert counts("bob") == {"cup": 1}


def test_what_is_no_picture_is_left_out_with_the_reason(home: Path):
    [why] = collect("ada", "cup", [picture(1), b"%PDF-1.7", picture(2)])
    assert "this is a file of type PDF" in str(why)
    assert counts("ada") == {"cup": 2}


def test_there_can_be_only_so_many_pictures(home: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(basket, "MOST_COLLECTED", 3)
    collect("ada", "cup", pictures(1, 2))
    with pytest.raises(LearnerError, match="You can collect up to 3 pictures"):
        collect("ada", "pen", pictures(3, 4))
    assert counts("ada") == {"cup": 2}
    collect("ada", "pen", pictures(3))
    collect("bob", "pen", pictures(3))


def test_they_can_be_only_so_large(home: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(room, "MOST_BYTES", len(picture(1)))
    collect("ada", "cup", pictures(1))
    collect("ada", "cup", pictures(2))  # only what is there already counts
    with pytest.raises(LearnerError, match="Your pictures would take 1 MB on this computer"):
        collect("ada", "cup", pictures(3))


def test_what_is_there_is_counted_once_for_all_that_come(home: Path, monkeypatch: pytest.MonkeyPatch):
    collect("ada", "cup", pictures(1))
    counted, count = [], room._count_bytes
    monkeypatch.setattr(room, "_count_bytes", lambda folder: counted.append(folder) or count(folder))
    collect("ada", "cup", pictures(1, 2, 3, 4))
    assert len(counted) == 1
    # What is added counts too, each picture once.
    monkeypatch.setattr(room, "MOST_BYTES", sum(map(len, pictures(1, 2, 3, 4, 5))))
    with pytest.raises(LearnerError, match="Your pictures would take 1 MB on this computer"):
        collect("ada", "pen", pictures(5, 5, 5, 6, 7))
    assert counts("ada") == {"cup": 5}
    collect("ada", "pen", pictures(5, 5, 5, 6))


def test_a_damaged_collection_is_said_by_name(home: Path):
    collect("ada", "cup", pictures(1))
    [path] = home.rglob("*.json")
    path.write_text("[1]")
    with pytest.raises(LearnerError, match=f"{path.name} cannot be read"):
        read_basket("ada")


def test_a_full_disk_is_answered_in_words(home: Path, monkeypatch: pytest.MonkeyPatch):
    def full(file):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(LearnerError, match="No space left on device"):
        collect("ada", "cup", pictures(1))
