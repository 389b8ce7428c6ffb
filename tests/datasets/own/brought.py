"""Zips, folders and files as people bring them, and what must come of them."""

import io
import json
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from lib.data.__main__ import main
from tests.datasets.own.pictures import picture

Files = Sequence[tuple[str, bytes]]
Made = Callable[[Path], Path]


@cache
def content(number: int) -> bytes:
    return picture(number, (8, 8))


def files(*folders: str, each: int = 10, name: str = "{}.png") -> Files:
    """Pictures in these folders, all different."""
    return [
        (f"{folder}/{name.format(at)}".lstrip("/"), content(at + each * number))
        for number, folder in enumerate(folders)
        for at in range(each)
    ]


def zipped(some: Files, encoding: str = "utf-8", flag: bool = True, extra: bool = False) -> Made:
    """A zip with names in an encoding, of which it says nothing unless `flag` or `extra` is set."""

    def make(folder: Path) -> Path:
        written = io.BytesIO()
        stand_ins: dict[bytes, bytes] = {}
        with zipfile.ZipFile(written, "w") as archive:
            for name, content in some:
                raw = name.encode(encoding)
                plain = name if flag else "".join(chr(byte) if byte < 128 else "~" for byte in raw)
                if not flag:
                    plain = f"{len(stand_ins):04d}{plain}"[: len(raw)]
                    stand_ins[plain.encode()] = raw
                member = zipfile.ZipInfo(plain)
                if extra:
                    body = b"\1" + zlib.crc32(raw).to_bytes(4, "little") + name.encode()
                    member.extra = (0x7075).to_bytes(2, "little") + len(body).to_bytes(2, "little") + body
                archive.writestr(member, content)
        data = written.getvalue()
        for plain, raw in stand_ins.items():
            data = data.replace(plain, raw)
        path = folder / "brought.zip"
        path.write_bytes(data)
        return path

    return make


def unpacked(some: Files) -> Made:
    """A folder."""

    def make(folder: Path) -> Path:
        (folder / "brought").mkdir()
        for name, content in some:
            path = folder / "brought" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return folder / "brought"

    return make


def alone(name: str, content: bytes) -> Made:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(content)
        return folder / name

    return make


@dataclass(frozen=True)
class Brought:
    """What somebody has, and what must come of it: classes in this order, or a refusal."""

    kind: str
    make: Made
    classes: Mapping[str, int] = field(default_factory=dict)
    refusal: str = ""
    options: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    left_out: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


def bring(brought: Brought, folder: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any] | None:
    """Import by the command, and return what it says was made; None if it refuses, as it must."""
    status = main([str(brought.make(folder)), *brought.options])
    said = capsys.readouterr()
    if brought.refusal:
        assert (status, said.out, said.err) == (2, "", f"{brought.refusal}\n")
        return None
    assert (status, said.err) == (0, "")
    return json.loads(said.out)


def apart(*folders: str, first: int, each: int = 5) -> Files:
    """Pictures that no other folder has."""
    return [(name, content(first + at)) for at, (name, _) in enumerate(files(*folders, each=each))]


def numbered(*names: str, folder: str = "images") -> Files:
    """Ten pictures in one folder for each way of naming them."""
    return [
        (f"{folder}/{name.format(at)}".lstrip("/"), content(10 * number + at))
        for number, name in enumerate(names)
        for at in range(10)
    ]
