"""The metrics of one run as a table in its folder, which grows with the training."""

import csv
import os
from collections.abc import Sequence
from pathlib import Path

from lib.csv_text import csv_text
from lib.errors import N_, LearnerError
from lib.runs.point import FIELDS, Point
from lib.whole_file import write_whole

_HEADER = ("phase", *FIELDS)

Points = dict[str, list[Point]]
"""By phase, in the order of their steps."""


class PointsFile:
    """A CSV file: the phase, then the fields of `Point`; of two lines of one step the later one counts."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def add(self, phase: str, points: Sequence[Point]) -> None:
        """Write `points` behind those that are there.

        Raises:
            LearnerError: if they cannot be written.
        """
        try:
            with self.path.open("a", encoding="utf-8", newline="") as file:
                header, *lines = _text({phase: list(points)}).splitlines(keepends=True)
                # In one piece, so that a trainer that is killed leaves half a line at most.
                file.write("".join(lines if file.tell() else [header, *lines]))
                file.flush()
        except OSError as error:
            raise _unwritable(self.path, error) from error

    def read(self) -> Points:
        """Return all points; lines that cannot be read are left out."""
        found: dict[tuple[str, int], Point] = {}
        try:
            with self.path.open(encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file):
                    point = _point(row)
                    if point is not None and row.get("phase"):
                        found[row["phase"], point.step] = point
        except (OSError, ValueError, csv.Error):
            pass
        points: Points = {}
        for phase, step in sorted(found):
            points.setdefault(phase, []).append(found[phase, step])
        return points

    def forget_after(self, step: int) -> None:
        """Drop what was measured after `step`, and a line that was left unfinished.

        Raises:
            LearnerError: if the file cannot be written.
        """
        if self.path.is_file():
            kept = {phase: [one for one in points if one.step <= step] for phase, points in self.read().items()}
            self.write(kept)

    def write(self, points: Points) -> None:
        """Write these points instead of those that are there.

        Raises:
            LearnerError: if they cannot be written.
        """
        try:
            write_whole(self.path, _text(points).encode())
        except OSError as error:
            raise _unwritable(self.path, error) from error


def _text(points: Points) -> str:
    rows = (
        (phase, *(getattr(point, name) for name in FIELDS)) for phase, some in points.items() for point in some
    )
    return csv_text(_HEADER, rows)


def _point(row: dict[str, str]) -> Point | None:
    """Return the point of a line, or None for one that was cut short or is of another kind."""
    try:
        values = {name: float(row[name]) for name in FIELDS if name != "step" and row.get(name)}
        # The last field of a line ends it, so one that is there in full has them all.
        return Point(int(row["step"]), **values) if None not in row.values() else None
    except (KeyError, TypeError, ValueError):
        return None


def _unwritable(path: Path, error: OSError) -> LearnerError:
    return LearnerError(
        N_("{path} could not be written ({error}). Free some space there, then continue the run."),
        path=path,
        error=error.strerror or os.strerror(error.errno or 0),
    )
