"""A serialised `tf.train.Example`, read byte by byte without TensorFlow: its features, and what each byte is.

    Example  { 1: Features }
    Features { 1: entries { 1: name, 2: Feature }, any number of them }
    Feature  { 1: list of bytes | 2: list of float32 | 3: list of int64 }, each list { 1: values }

Protocol buffers write a field as a tag, its number · 8 + how it is written, then for texts and messages a length;
https://protobuf.dev/programming-guides/encoding.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import NamedTuple

import numpy as np

from lib.errors import N_, LearnerError


class Kind(IntEnum):
    """What the values of a feature are; the number is that of the field in the proto."""

    BYTES = 1
    FLOATS = 2
    INTEGERS = 3


class Part(StrEnum):
    """What some bytes of an example are."""

    EXAMPLE = "example"
    FEATURE = "feature"
    NAME = "name"
    LIST = "list"
    VALUES = "values"


@dataclass(frozen=True)
class Span:
    """Bytes of an example from `start` up to, but not including, `stop`.

    Attributes:
        feature: the name of the feature that they belong to; "" for those of the whole example.
        follows: how many bytes belong to what begins with these; for a name or values how many they are.
    """

    start: int
    stop: int
    part: Part
    feature: str
    follows: int


@dataclass(frozen=True)
class Feature:
    """A feature of an example: `values` uint8, float32 or int64 [n]."""

    name: str
    kind: Kind
    values: np.ndarray


class _Field(NamedTuple):
    """A field of a message: its number, how it is written, where its tag begins, and where its content lies."""

    number: int
    wire: int
    begin: int
    start: int
    stop: int


VARINT, FIXED64, LENGTH, FIXED32 = 0, 1, 2, 5


def parse_example(data: bytes) -> tuple[list[Feature], list[Span]]:
    """Return the features in the order of the bytes, and what every byte is.

    Raises:
        LearnerError: if `data` is no example.
    """
    features, spans = list[Feature](), list[Span]()
    try:
        for message in _read_fields(data, 0, len(data)):
            spans.append(Span(message.begin, message.start, Part.EXAMPLE, "", message.stop - message.start))
            for entry in _read_fields(data, message.start, message.stop):
                feature, its = _read_entry(data, entry)
                features.append(feature)
                spans += its
    except (ValueError, IndexError) as error:
        raise _no_example() from error
    if not features:
        raise _no_example()
    return features, spans


def _no_example() -> LearnerError:
    return LearnerError(N_("This record has no features: it was not written as a tf.train.Example with some."))


def _read_entry(data: bytes, entry: _Field) -> tuple[Feature, list[Span]]:
    """Return a feature and what its bytes are, from an entry of the map of features: its name, then its values."""
    name, feature = _read_fields(data, entry.start, entry.stop)
    text = data[name.start : name.stop].decode()
    [listed] = _read_fields(data, feature.start, feature.stop)
    kind = Kind(listed.number)
    fields = list(_read_fields(data, listed.start, listed.stop))
    first = fields[0].start if fields else listed.stop
    spans = [
        Span(entry.begin, name.start, Part.FEATURE, text, entry.stop - entry.start),
        Span(name.start, name.stop, Part.NAME, text, name.stop - name.start),
        Span(feature.begin, first, Part.LIST, text, listed.stop - first),
        Span(first, listed.stop, Part.VALUES, text, listed.stop - first),
    ]
    return Feature(text, kind, _read_values(data, kind, fields)), [
        span for span in spans if span.stop > span.start
    ]


def _read_values(data: bytes, kind: Kind, fields: list[_Field]) -> np.ndarray:
    """Return a list's values; numbers may be packed into one field, or have one each."""
    bodies = [data[one.start : one.stop] for one in fields]
    if kind is Kind.BYTES:
        return np.frombuffer(b"".join(bodies), np.uint8)
    if kind is Kind.FLOATS:
        return np.frombuffer(b"".join(bodies), "<f4").astype(np.float32)
    numbers = list[int]()
    for body in bodies:
        at = 0
        while at < len(body):
            number, at = _read_varint(body, at)
            numbers.append(number)
    return np.array(numbers, np.uint64).astype(np.int64)  # negative ones are written as their complement


def _read_fields(data: bytes, at: int, stop: int) -> Iterator[_Field]:
    """Yield the fields of the message between two bytes; raise ValueError if there are no such fields."""
    while at < stop:
        begin = at
        tag, at = _read_varint(data, at)
        start, end = _find_content(data, at, tag & 7)
        if end > stop:
            raise ValueError("A field ends after its message.")
        yield _Field(tag >> 3, tag & 7, begin, start, end)
        at = end


def _find_content(data: bytes, at: int, wire: int) -> tuple[int, int]:
    """Return where the content of a field starts and stops."""
    if wire == VARINT:
        return at, _read_varint(data, at)[1]
    if wire == LENGTH:
        length, start = _read_varint(data, at)
        return start, start + length
    if wire in (FIXED64, FIXED32):
        return at, at + (8 if wire == FIXED64 else 4)
    raise ValueError("Fields are not written in this way.")


def _read_varint(data: bytes, at: int) -> tuple[int, int]:
    """Return a number of seven bits a byte, the lowest first, and where it ends."""
    number = shift = 0
    while True:
        byte = data[at]
        number |= (byte & 0x7F) << shift
        shift, at = shift + 7, at + 1
        if byte < 0x80:
            return number, at
        if shift > 63:
            raise ValueError("A number is longer than 64 bits.")
