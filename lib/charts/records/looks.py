"""A record's bytes as they are drawn: coloured by what they are, long ones shortened."""

from dataclasses import dataclass

from lib.datasets.storage.example_proto import Part, Span
from lib.datasets.storage.record_file import CHECKSUM, HEAD, LENGTH, Record

FIRST, LAST = 40, 8
"""How many bytes are drawn of more than both together."""
FRAME = "frame"
CHECK = "check"
STRUCTURE = "structure"
COLOURS = {
    Part.EXAMPLE: STRUCTURE,
    Part.FEATURE: STRUCTURE,
    Part.LIST: STRUCTURE,
    Part.NAME: "name",
    Part.VALUES: "values",
}


@dataclass(frozen=True)
class Piece:
    """Bytes of a record that belong together.

    Attributes:
        start, stop: where they lie in the record, up to, but not including, `stop`.
        colour: what they are: "frame", "check", "structure", "name" or "values".
        first, last: the bytes as pairs of hex digits; of many only the first ones and the last.
        left_out: how many lie between.
        meaning: what they say, in the learner's language.
    """

    start: int
    stop: int
    colour: str
    first: str
    last: str
    left_out: int
    meaning: str


def cut_pieces(record: Record, spans: list[Span], meanings: list[str]) -> list[Piece]:
    """Return the pieces of a record in order: length, its checksum, those of the data, and the data's checksum.

    Args:
        spans: what the bytes of the record's data are; [] if nobody knows.
        meanings: what each piece says.
    """
    end = len(record.content) - CHECKSUM
    of_data = [(HEAD + span.start, HEAD + span.stop, COLOURS[span.part]) for span in spans] or [
        (HEAD, end, "values")
    ]
    places = [(0, LENGTH, FRAME), (LENGTH, HEAD, CHECK), *of_data, (end, end + CHECKSUM, CHECK)]
    return [
        _cut(record.content, start, stop, colour, meaning)
        for (start, stop, colour), meaning in zip(places, meanings, strict=True)
    ]


def _cut(content: bytes, start: int, stop: int, colour: str, meaning: str) -> Piece:
    some = content[start:stop]
    if len(some) <= FIRST + LAST:
        return Piece(start, stop, colour, some.hex(" "), "", 0, meaning)
    left_out = len(some) - FIRST - LAST
    return Piece(start, stop, colour, some[:FIRST].hex(" "), some[-LAST:].hex(" "), left_out, meaning)
