"""A zip that is up to something is refused, whatever it says of itself."""

import contextlib
import io
import random
import re
import stat
import zipfile
from pathlib import Path

import pytest

from lib.datasets.own import zip_folders
from lib.errors import LearnerError
from tests.datasets.own.pictures import (
    OWNER,
    from_zip,
    nothing_is_left,
    picture,
    read_zip,
    refusal,
    two_folders,
    zipped,
)

pytestmark = pytest.mark.usefixtures("fresh_data")


@pytest.mark.parametrize("name", ["../out.png", "red/../../out.png", "/etc/out.png", "C:/out.png", "..\\out.png"])
def test_a_zip_that_climbs_out_of_its_folder(home: Path, name: str):
    said = refusal(lambda: from_zip("x", OWNER, zipped([*two_folders(), (name, picture(1))])))
    assert said == (
        f"“{name}” in the zip leads out of its folder. Such a zip is not unpacked; make a new one.".replace(
            "\\", "/"
        )
    )
    assert nothing_is_left(home)
    assert not list(home.rglob("out.png"))


@pytest.mark.parametrize(
    "name",
    ["red/12:30.png", "red: warm/1.png", "a: b/c/1.png", "1:2"],
)
def test_a_colon_leads_nowhere(name: str):
    assert read_zip(zipped([(name, b"x")])) == [(name, b"x")]


@pytest.mark.parametrize(("method", "said"), [(zipfile.ZIP_LZMA, "LZMA"), (zipfile.ZIP_BZIP2, "BZip2")])
def test_another_way_of_packing_is_refused_before_it_is_unpacked(home: Path, method: int, said: str):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as archive:
        for name, content in two_folders():
            archive.writestr(name, content)
    content = bytearray(written.getvalue())
    content[60] ^= 255  # damaged or not
    assert refusal(lambda: from_zip("x", OWNER, io.BytesIO(content))) == (
        f"“red/100.png” in the zip is packed by the method {said}, which is not read here. Make the zip with the "
        "usual method, Deflate."
    )
    assert nothing_is_left(home)


def test_a_zip_whose_files_overlap(home: Path):
    """Both names stand for the same bytes; so a megabyte could unpack to gigabytes."""
    content = zipped(two_folders()).getvalue()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        first, second = (member.header_offset for member in archive.infolist()[:2])
    start = content.rfind(b"PK\1\2", 0, content.rfind(b"red/101.png"))
    place = start + 42  # of the header's place in a central directory entry
    assert content[place : place + 4] == second.to_bytes(4, "little")
    overlapping = content[:place] + first.to_bytes(4, "little") + content[place + 4 :]
    assert refusal(lambda: from_zip("x", OWNER, io.BytesIO(overlapping))) == (
        "“red/101.png” in the zip overlaps another file. Such a zip is not unpacked; make a new one."
    )
    assert nothing_is_left(home)


def test_a_zip_scrambled_anywhere_becomes_classes_or_is_refused_in_words():
    whole = zipped(two_folders()).getvalue()
    for seed in range(150):
        chance = random.Random(seed)
        scrambled = bytearray(whole)
        for _ in range(3):
            scrambled[chance.randrange(len(whole))] = chance.randrange(256)
        with contextlib.suppress(LearnerError):
            read_zip(io.BytesIO(scrambled))


def test_a_file_without_a_name_is_left_out():
    content = zipped([("red/1.png", b"x"), ("Z.png", b"y")]).getvalue().replace(b"Z.png", b"\0.png")
    assert read_zip(io.BytesIO(content)) == [("red/1.png", b"x")]


def test_a_zip_with_a_link(home: Path):
    link = zipped([*two_folders(), ("red/link.png", b"/etc/passwd")], external_attr=(stat.S_IFLNK | 0o777) << 16)
    assert refusal(lambda: from_zip("x", OWNER, link)) == (
        "“red/link.png” in the zip is a link, not a picture. Make a zip with the pictures themselves."
    )
    assert nothing_is_left(home)


def test_a_zip_with_a_password():
    file = zipped(two_folders())
    content = bytearray(file.getvalue())
    for start in (b"PK\1\2", b"PK\3\4"):
        place = content.find(start)
        content[place + (8 if start == b"PK\1\2" else 6)] |= 1
    assert "is locked by a password" in refusal(lambda: from_zip("x", OWNER, io.BytesIO(content)))


@pytest.mark.parametrize("content", [b"", b"PK\3\4 not really", picture(1)])
def test_no_zip(content: bytes):
    said = refusal(lambda: from_zip("x", OWNER, io.BytesIO(content)))
    assert said == "A zip of folders was expected, but this file is not a zip, or it is damaged."


def test_a_zip_without_pictures(home: Path):
    said = refusal(lambda: from_zip("x", OWNER, zipped([("a/b.txt", b"words")])))
    assert said.startswith("There is no picture to learn from: a/b.txt: A picture (PNG, JPEG")
    assert refusal(lambda: from_zip("x", OWNER, zipped([]))).endswith("nothing was given.")
    assert nothing_is_left(home)


def test_a_zip_of_too_many_files(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(zip_folders, "MAX_FILES", 19)
    said = refusal(lambda: read_zip(zipped(two_folders())))
    assert said == "The zip has 20 files and the limit is 19; leave some out."


def test_a_zip_that_is_too_large_itself(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(zip_folders, "MAX_ZIP_BYTES", 1024)
    said = refusal(lambda: read_zip(zipped(two_folders())))
    assert re.match(r"The zip is \d+\.\d MB and the limit is 0 MB; make the pictures smaller", said)


def test_a_zip_that_unpacks_to_too_much_whatever_it_says(monkeypatch: pytest.MonkeyPatch):
    """Three megabytes of zeros pack to three kilobytes, and the zip claims that they are ten bytes."""
    monkeypatch.setattr(zip_folders, "MAX_EXPANDED_BYTES", 1024**2)
    files = [(f"a/{number}.png", bytes(512 * 1024)) for number in range(6)]
    honest = zipped(files).getvalue()
    assert len(honest) < 10_000
    said = refusal(lambda: read_zip(io.BytesIO(honest)))
    assert said == "The zip unpacks to more than 0 GB, which is the limit; leave pictures out."
    lying = honest.replace((512 * 1024).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lying != honest
    most = 0
    try:
        for _, content in read_zip(io.BytesIO(lying)):
            most = max(most, len(content))
    except LearnerError:
        pass
    assert most <= 10


def test_a_damaged_file_in_a_sound_zip():
    file = zipped([*two_folders(), ("red/x.png", picture(77))])
    content = bytearray(file.getvalue())
    place = content.find(b"red/x.png") + len("red/x.png") + 10
    content[place] ^= 255
    made = from_zip("x", OWNER, io.BytesIO(content))
    assert [left.file for left in made.left_out] == ["red/x.png"]
