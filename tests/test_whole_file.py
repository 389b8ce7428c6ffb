"""A file is there whole or as it was, whatever happens while it is written."""

import os

import pytest

from lib.whole_file import whole_file, write_whole


def test_the_folder_is_made_and_the_content_is_there(tmp_path):
    write_whole(tmp_path / "a" / "b.bin", b"one")
    write_whole(tmp_path / "a" / "b.bin", b"two")
    assert (tmp_path / "a" / "b.bin").read_bytes() == b"two"
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.bin"]


@pytest.mark.parametrize("error", [OSError("no"), ValueError("no"), KeyboardInterrupt()])
def test_what_breaks_off_leaves_the_old_file_and_nothing_else(tmp_path, error):
    path = tmp_path / "a.bin"
    write_whole(path, b"old")
    with pytest.raises(type(error)), whole_file(path) as file:
        file.write(b"half of the ne")
        raise error
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_it_is_on_the_disk_before_it_has_its_name(tmp_path, monkeypatch):
    path, synced = tmp_path / "a.bin", []
    monkeypatch.setattr(os, "fsync", lambda number: synced.append((os.fstat(number).st_size, path.exists())))
    write_whole(path, b"four")
    assert synced == [(4, False)]
