"""Runs from their records, and those whose record cannot be read: these are told apart, not raised."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lib import catalog
from lib.datasets import find
from lib.errors import N_, LearnerError, without_frames
from lib.runs.columns import read_fields
from lib.runs.run import Run
from lib.runs.spec import RunSpec


@dataclass(frozen=True)
class BrokenRun:
    """A run of which this version of the app can only say that it is there, and why it cannot be opened.

    Attributes:
        reason: a sentence for the learner.
    """

    id: str
    name: str
    owner: str
    owner_name: str
    bundled: bool
    reason: LearnerError

    def error(self) -> LearnerError:
        """Return what to raise for whoever asks for this run."""
        return LearnerError(
            N_("The run “{name}” cannot be opened. {reason}"), name=self.name or self.id, reason=self.reason
        )


def read_run(record: Mapping[str, Any]) -> Run:
    """Return the run of a row or a bundled record, and of what stands beside it there the owner's name.

    Raises:
        LearnerError: saying what of it cannot be read.
    """
    values = read_fields(Run, record, {RunSpec: _read_spec})
    return Run(**values, owner_name=record.get("owner_name") or "")


def read_row(row: Mapping[str, Any]) -> Run | BrokenRun:
    """Return the run of a row, or what can be said of it if it cannot be read."""
    try:
        return read_run(row)
    except LearnerError as error:
        texts = {name: str(row.get(name) or "") for name in ("id", "name", "owner", "owner_name")}
        return BrokenRun(**texts, bundled=bool(row.get("bundled")), reason=without_frames(error))


def _read_spec(values: Any) -> RunSpec:
    try:
        architecture, dataset = str(values["architecture"]), str(values["dataset"])
        if architecture not in catalog.ARCHITECTURES:
            raise LearnerError(
                N_("Its network is called “{architecture}”, which this version of Capsule Lab does not have."),
                architecture=architecture,
            )
        find(dataset)  # not its entry: pictures of breeds or own classes may be gone while the run stays
        return RunSpec.from_json(values)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise LearnerError(
            N_("What was chosen for this run cannot be read ({error})."), error=f"{type(error).__name__}: {error}"
        ) from error
