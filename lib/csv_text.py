"""Tables as CSV, for learners to keep."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from lib.typed_text import in_cell


def csv_text(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a line for the header and one for each row; None and NaN become empty fields, no text a formula."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(map(_field, header))
    writer.writerows([_field(value) for value in row] for row in rows)
    return text.getvalue()


def _field(value: object) -> object:
    if isinstance(value, str):
        return in_cell(value)
    return "" if value is None or value != value else value
