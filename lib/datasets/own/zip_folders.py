"""Read the pictures of a zip of folders, one folder a class; refuse a zip that could do harm."""

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from lib.errors import N_, LearnerError
from lib.pictures.image_files import MAX_BYTES

MAX_ZIP_BYTES = 100 * 1024**2
"""The same as the server's limit, see .streamlit/config.toml."""
MAX_FILES = 20_000
MAX_EXPANDED_BYTES = 2 * 1024**3
CHUNK = 256 * 1024
ENCRYPTED = 1
UNPACKED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""What systems make zips with. Of other methods, one read in `zipfile` unpacks to gigabytes at once."""
METHODS = {9: "Deflate64", zipfile.ZIP_BZIP2: "BZip2", zipfile.ZIP_LZMA: "LZMA", 93: "Zstandard", 98: "PPMd"}
HEADER_BYTES = 30
"""Of a file's own header in the zip, without its name."""


class ZipError(LearnerError):
    """A zip cannot become classes; the sentence says why."""


def pictures_in(file: BinaryIO) -> Iterator[tuple[str, str, bytes]]:
    """Yield (class, name, content) of every file that lies in a folder; the innermost folder is the class.

    Files that operating systems add (__MACOSX, hidden files) are skipped. Nothing is written to disk, and the
    limits count the bytes that really come out, whatever sizes the zip claims. Of a file of more than `MAX_BYTES`
    only one byte more comes, which makes it too large for a picture.

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
        for member in members:
            _check(member)
        _check_overlap(members)
        left = MAX_EXPANDED_BYTES
        for member in members:
            path = PurePosixPath(member.filename)
            if _is_of_the_system(path):
                continue
            content = _read_member(archive, member, min(MAX_BYTES, left))
            left -= len(content)
            if left < 0:
                raise ZipError(
                    N_("The zip unpacks to more than {limit} GB, which is the limit; leave pictures out."),
                    limit=MAX_EXPANDED_BYTES // 1024**3,
                )
            yield path.parent.name, member.filename, content


def _check(member: zipfile.ZipInfo) -> None:
    """Raise ZipError if the file leads out of its folder, is a link, or is encrypted."""
    name = member.filename.replace("\\", "/")
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


def _check_overlap(members: list[zipfile.ZipInfo]) -> None:
    """Raise ZipError if bytes of the zip belong to two files: so a small one unpacks to any size."""
    end = 0
    for member in sorted(members, key=lambda one: one.header_offset):
        if member.header_offset < end:
            raise ZipError(
                N_("“{name}” in the zip overlaps another file. Such a zip is not unpacked; make a new one."),
                name=member.filename,
            )
        end = member.header_offset + HEADER_BYTES + member.compress_size


def _is_of_the_system(path: PurePosixPath) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in path.parts) or path.name == "Thumbs.db"


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
