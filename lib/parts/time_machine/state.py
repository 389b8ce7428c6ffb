"""The state of the time machine: the snapshots that the browser has, and the file that a learner asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

MIME = {
    "gif": "image/gif",
    "webp": "image/webp",
    "png": "image/png",
    "npz": "application/octet-stream",
    "csv": "text/csv",
}
SCALES = ("all", "step")


@dataclass(frozen=True)
class ReceivedSnapshots:
    """The run whose snapshots the browser has, and the step of the last of them."""

    run: str
    step: int


@dataclass(frozen=True)
class ExportRequest:
    """The file that a learner asks for.

    Attributes:
        format: a key of `MIME`.
        step: of the snapshot that is shown.
        scale: "all" for one colour scale, "step" for each snapshot's own.
    """

    format: str
    run: str
    step: int
    layer: str
    channel: int
    scale: str

    @property
    def file_name(self) -> str:
        """Return the name of the file, such as "lenet-conv1.gif"; that of a single picture has its step in it."""
        step = f"-step{self.step}" if self.format == "png" else ""
        return f"{self.run}-{self.layer.replace('/', '-')}{step}.{self.format}"


@dataclass(frozen=True)
class MachineState:
    """The snapshots in the browser, and the file that was just asked for."""

    have: ReceivedSnapshots | None = None
    export: ExportRequest | None = None

    @classmethod
    def read(cls, sent: Mapping[str, object]) -> Self:
        """Return the state; None for a value that the part would never send."""
        return cls(_received_snapshots(sent.get("have")), _export_request(sent.get("export")))


def _received_snapshots(sent: object) -> ReceivedSnapshots | None:
    match sent:
        case {"run": str() as run, "step": int() as step}:
            return ReceivedSnapshots(run, step)
        case _:
            return None


def _export_request(sent: object) -> ExportRequest | None:
    match sent:
        case {
            "format": str() as form,
            "run": str() as run,
            "step": int() as step,
            "layer": str() as layer,
            "channel": int() as channel,
            "scale": str() as scale,
        } if form in MIME and scale in SCALES:
            return ExportRequest(form, run, step, layer, channel, scale)
        case _:
            return None
