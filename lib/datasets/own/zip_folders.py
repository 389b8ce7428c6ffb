"""List and read the files of a zip; refuse a zip that could do harm."""

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from lib.datasets.own.sources.encodings import decode_name, guess_encoding
from lib.datasets.own.sources.reading import SourceFile
from lib.errors import N_, LearnerError

MAX_ZIP_BYTES = 100 * 1024**2
"""The same as the server's limit, see .streamlit/config.toml."""
MAX_FILES = 20_000
MAX_EXPANDED_BYTES = 2 * 1024**3
CHUNK = 256 * 1024
ENCRYPTED, NAMED_IN_UTF_8 = 1, 1 << 11
UNPACKED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""What systems make zips with. Of other methods, one read in `zipfile` unpacks to gigabytes at once."""
METHODS = {9: "Deflate64", zipfile.ZIP_BZIP2: "BZip2", zipfile.ZIP_LZMA: "LZMA", 93: "Zstandard", 98: "PPMd"}
HEADER_BYTES = 30
"""Of a file's own header in the zip, without its name."""
EXTRA_BYTES, UNICODE_NAME = 4, 0x7075
"""In front of each extra field of a file, and the kind of that which has its name in UTF-8 (WinRAR writes it)."""
UNMARKED = "cp437"
"""What Python reads names as that are not marked as UTF-8: one character a byte, so that none is lost."""


class ZipError(LearnerError):
    """A zip cannot become classes; the sentence says why."""


@dataclass(frozen=True)
class ZipFiles:
    """The files of a zip.

    Attributes:
        files: in the order in which they are packed.
        unmarked: the names of which the zip does not say how they are written; not those in ASCII.
        encoding: a key of `ENCODINGS`, in which these were read; "" if there are none.
    """

    files: tuple[SourceFile, ...]
    unmarked: tuple[bytes, ...] = ()
    encoding: str = ""


@contextmanager
def open_zip(file: BinaryIO, encoding: str = "") -> Generator[ZipFiles]:
    """Give the files of a zip, to be read until this ends.

    Nothing is written to disk, and the limits count the bytes that really come out, whatever sizes the zip claims.

    Args:
        encoding: that of names not marked as UTF-8; "" to guess it.

    Raises:
        ZipError: if it is larger than `MAX_ZIP_BYTES`, is no zip, is encrypted or damaged, is packed by a method
            other than `UNPACKED`, has files that overlap, a name that leads out of its folder or a link, or has
            more than `MAX_FILES` files or `MAX_EXPANDED_BYTES` bytes.
    """
    size = file.seek(0, io.SEEK_END)
    if size > MAX_ZIP_BYTES:
        raise ZipError(
            N_(
                "The zip is {size:.1f} MB and the limit is {limit} MB; make the pictures smaller, or leave some "
                "out."
            ),
            size=size / 1024**2,
            limit=MAX_ZIP_BYTES // 1024**2,
        )
    file.seek(0)
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise ZipError(
            N_("A zip of folders was expected, but this file is not a zip, or it is damaged.")
        ) from error
    with archive:
        # One without a name is no file that anybody packed; `is_dir` fails on it.
        members = [member for member in archive.infolist() if member.filename and not member.is_dir()]
        if len(members) > MAX_FILES:
            raise ZipError(
                N_("The zip has {count} files and the limit is {limit}; leave some out."),
                count=len(members),
                limit=MAX_FILES,
            )
        written = [_said_name(member) or member.orig_filename.encode(UNMARKED) for member in members]
        unmarked = tuple(name for name in written if isinstance(name, bytes))
        encoding = (encoding or guess_encoding(unmarked)) if unmarked else ""
        names = [name if isinstance(name, str) else decode_name(name, encoding) for name in written]
        names = [name.replace("\\", "/") for name in names]
        for member, name in zip(members, names, strict=True):
            _check(member, name)
        _check_overlap(members, names)
        read = _reader(archive)
        yield ZipFiles(
            tuple(
                SourceFile(name, member.file_size, partial(read, member))
                for member, name in zip(members, names, strict=True)
            ),
            unmarked,
            encoding,
        )


def _said_name(member: zipfile.ZipInfo) -> str | None:
    """Return a file's name if it is plain, marked as UTF-8, or in UTF-8 beside another; else None."""
    if member.orig_filename.isascii() or member.flag_bits & NAMED_IN_UTF_8:
        return member.filename
    at = 0
    while at + EXTRA_BYTES <= len(member.extra):
        kind, length = struct.unpack_from("<HH", member.extra, at)
        field = member.extra[at + EXTRA_BYTES : at + EXTRA_BYTES + length]
        if kind == UNICODE_NAME and field[1:5] == _checksum(member.orig_filename.encode(UNMARKED)):
            with suppress(UnicodeDecodeError):
                return field[5:].decode()
        at += EXTRA_BYTES + length
    return None


def _checksum(name: bytes) -> bytes:
    return zlib.crc32(name).to_bytes(4, "little")


def _check(member: zipfile.ZipInfo, name: str) -> None:
    """Raise ZipError if the file leads out of its folder, is a link, or is encrypted."""
    if name.startswith("/") or re.match("[A-Za-z]:/", name) or ".." in name.split("/"):
        raise ZipError(
            N_("“{name}” in the zip leads out of its folder. Such a zip is not unpacked; make a new one."),
            name=name,
        )
    if stat.S_ISLNK(member.external_attr >> 16):
        raise ZipError(
            N_("“{name}” in the zip is a link, not a picture. Make a zip with the pictures themselves."), name=name
        )
    if member.flag_bits & ENCRYPTED:
        raise ZipError(N_("“{name}” in the zip is locked by a password. Make a zip without one."), name=name)
    if member.compress_type not in UNPACKED:
        raise ZipError(
            N_(
                "“{name}” in the zip is packed by the method {method}, which is not read here. Make the zip with "
                "the usual method, Deflate."
            ),
            name=name,
            method=METHODS.get(member.compress_type, member.compress_type),
        )


def _check_overlap(members: list[zipfile.ZipInfo], names: list[str]) -> None:
    """Raise ZipError if bytes of the zip belong to two files: so a small one unpacks to any size."""
    end = 0
    for member, name in sorted(zip(members, names, strict=True), key=lambda one: one[0].header_offset):
        if member.header_offset < end:
            raise ZipError(
                N_("“{name}” in the zip overlaps another file. Such a zip is not unpacked; make a new one."),
                name=name,
            )
        end = member.header_offset + HEADER_BYTES + member.compress_size


def _reader(archive: zipfile.ZipFile) -> Callable[[zipfile.ZipInfo, int], bytes]:
    """Return what reads a file of the zip, up to so many bytes and one; see `SourceFile.read`."""
    left = MAX_EXPANDED_BYTES

    def read(member: zipfile.ZipInfo, most: int) -> bytes:
        nonlocal left
        content = _read_member(archive, member, min(most, left))
        left -= len(content)
        if left < 0:
            raise ZipError(
                N_("The zip unpacks to more than {limit} GB, which is the limit; leave pictures out."),
                limit=MAX_EXPANDED_BYTES // 1024**3,
            )
        return content

    return read


def _read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    """Return at most `most` + 1 bytes of a file; none if it is damaged."""
    content = bytearray()
    try:
        with archive.open(member) as file:
            while len(content) <= most and (chunk := file.read(min(CHUNK, most + 1 - len(content)))):
                content += chunk
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
        return b""
    return bytes(content)
