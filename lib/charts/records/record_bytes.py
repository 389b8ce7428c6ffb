"""One record, byte by byte: hex digits in colours, and beside them what they mean."""

from collections.abc import Mapping, Sequence

from lib.charts.html import render
from lib.charts.records.looks import Piece


def record_bytes(pieces: Sequence[Piece], words: Mapping[str, str]) -> str:
    """Return HTML of the pieces.

    Args:
        words: texts for "bytes", "meaning" and "more", which has a {count}.
    """
    return render("lib/charts/records/record_bytes.html", pieces=pieces, words=words)
