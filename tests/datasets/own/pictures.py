"""Pictures, zips of folders, and what is said of them."""

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from lib.datasets.own import zip_folders
from lib.datasets.own.create import Created, from_source
from lib.datasets.own.sources.reading import Choices
from lib.errors import LearnerError
from lib.pictures.image_files import MAX_BYTES

OWNER = "learner-1"


def picture(number: int, size=(40, 30), kind: str = "PNG") -> bytes:
    """A picture of one colour that tells its number."""
    written = io.BytesIO()
    Image.new("RGB", size, (number, 255 - number, 100)).save(written, kind)
    return written.getvalue()


def some(first: int, count: int = 10) -> list[tuple[str, bytes]]:
    return [(f"{number}.png", picture(number)) for number in range(first, first + count)]


def zipped(files, **kinds) -> io.BytesIO:
    """A zip of (name, content); `kinds` are further attributes of the last."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            member = zipfile.ZipInfo(name)
            member.compress_type = zipfile.ZIP_DEFLATED
            if (name, content) == files[-1]:
                for key, value in kinds.items():
                    setattr(member, key, value)
            archive.writestr(member, content)
    written.seek(0)
    return written


def two_folders(top: str = "") -> list[tuple[str, bytes]]:
    return [
        (f"{top}{name}/{file}", content) for name, n in (("red", 100), ("green", 0)) for file, content in some(n)
    ]


def refusal(make) -> str:
    with pytest.raises(LearnerError) as caught:
        make()
    return str(caught.value)


def nothing_is_left(home: Path) -> bool:
    return not any((home / "datasets" / "folder").glob("*"))


def from_zip(title: str, owner: str, file: io.BytesIO, choices: Choices | None = None) -> Created:
    """A data set of a zip, as a browser sends it."""
    return from_source(title, owner, [("pictures.zip", file.getvalue())], choices)


def read_zip(file: io.BytesIO) -> list[tuple[str, bytes]]:
    """The name and the content of each file of a zip, as far as a picture may be large."""
    with zip_folders.open_zip(file) as opened:
        return [(one.path, one.read(MAX_BYTES)) for one in opened.files]
