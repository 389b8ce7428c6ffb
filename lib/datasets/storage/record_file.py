"""TFRecord files, read without TensorFlow.

A record is the length of its data (8 bytes, the lowest first), a checksum of these 8 bytes (4 bytes), the data,
and a checksum of the data (4 bytes); https://www.tensorflow.org/tutorials/load_data/tfrecord#tfrecords_format_details.
"""

import mmap
import struct
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from lib.errors import N_, LearnerError

LENGTH, CHECKSUM = 8, 4
"""How many bytes each takes."""
HEAD = LENGTH + CHECKSUM
POLYNOMIAL = 0x82F63B78
"""Of CRC-32C (Castagnoli), its bits reversed."""
MASK = 0xA282EAD8
"""What TFRecords add to a checksum, so that a checksum of data with checksums in it is a good one too."""
FILES_KEPT = 256


@dataclass(frozen=True)
class Record:
    """One record of a file.

    Attributes:
        content: all of its bytes: length, checksum, data, checksum.
    """

    content: bytes

    @property
    def data(self) -> bytes:
        """What the record carries, a serialised `tf.train.Example`."""
        return self.content[HEAD:-CHECKSUM]

    @property
    def checksums(self) -> tuple[int, int]:
        """The checksums that it has of its length and of its data."""
        return _read_checksum(self.content, LENGTH), _read_checksum(self.content, len(self.content) - CHECKSUM)

    @property
    def are_right(self) -> tuple[bool, bool]:
        """Whether each of `checksums` is that of the bytes."""
        length, data = self.checksums
        return length == masked_crc32c(self.content[:LENGTH]), data == masked_crc32c(self.data)


def find_records(path: Path) -> Sequence[int]:
    """Return where each record of a file begins, in bytes; a process looks through a file once, until it changes.

    Raises:
        LearnerError: if it cannot be read, or does not consist of whole records.
    """
    try:
        found = path.stat()
        return _find(path, found.st_mtime_ns, found.st_size)
    except OSError as error:
        raise LearnerError(
            N_("The file {file} cannot be read ({error})."), file=path, error=error.strerror
        ) from error


def read_record(path: Path, begin: int) -> Record:
    """Return the record that begins at this byte, one of `find_records`.

    Raises:
        LearnerError: if the file cannot be read any more.
    """
    try:
        with path.open("rb") as file:
            file.seek(begin)
            head = file.read(HEAD)
            return Record(head + file.read(struct.unpack_from("<Q", head)[0] + CHECKSUM))
    except (OSError, struct.error) as error:
        raise LearnerError(N_("The file {file} has just changed. Reload the page."), file=path) from error


def masked_crc32c(data: bytes) -> int:
    """Return the checksum that TFRecords have of `data`: its CRC-32C, turned by 15 bits, plus `MASK`."""
    table, crc = _table(), 0xFFFFFFFF
    for byte in data:
        crc = table[(crc ^ byte) & 0xFF] ^ (crc >> 8)
    crc ^= 0xFFFFFFFF
    return (((crc >> 15) | (crc << 17)) + MASK) & 0xFFFFFFFF


@lru_cache(FILES_KEPT)
def _find(path: Path, _changed: int, size: int) -> Sequence[int]:
    begins, at = array("Q"), 0
    if not size:
        return begins
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        while at < size:
            length = content[at : at + LENGTH]
            end = at + HEAD + int.from_bytes(length, "little") + CHECKSUM
            is_whole = len(length) == LENGTH and end <= size
            if not is_whole or _read_checksum(content[at : at + HEAD], LENGTH) != masked_crc32c(length):
                raise LearnerError(
                    N_(
                        "The file {file} is damaged: record {number} is not whole. Delete the file; it is written "
                        "again when it is needed."
                    ),
                    file=path,
                    number=len(begins) + 1,
                )
            begins.append(at)
            at = end
    return begins


def _read_checksum(content: bytes, at: int) -> int:
    return int.from_bytes(content[at : at + CHECKSUM], "little")


@cache
def _table() -> tuple[int, ...]:
    """Return what each byte does to a checksum."""
    table: list[int] = []
    for byte in range(256):
        for _bit in range(8):
            byte = (byte >> 1) ^ (POLYNOMIAL if byte & 1 else 0)
        table.append(byte)
    return tuple(table)
