"""Tables as CSV, for learners to keep."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO


def csv_text(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a line for the header and one for each row; None and NaN become empty fields."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows([_field(value) for value in row] for row in rows)
    return text.getvalue()


def _field(value: object) -> object:
    return "" if value is None or value != value else value
