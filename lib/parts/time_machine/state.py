"""The state of the time machine: the snapshots that the browser has, and the file that a learner asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from lib.parts.sent import is_list
from lib.parts.time_machine.film import MOST_FILTERS, FilmRequest

MIME = {
    "gif": "image/gif",
    "webp": "image/webp",
    "png": "image/png",
    "npz": "application/octet-stream",
    "csv": "text/csv",
}
SCALES = ("all", "step")
SUBJECTS = ("filters", "maps")


@dataclass(frozen=True)
class ReceivedSnapshots:
    """The run whose snapshots the browser has, the step of the last of them, and the key of its film."""

    run: str
    step: int
    film: str = ""


@dataclass(frozen=True)
class ExportRequest:
    """The file that a learner asks for.

    Attributes:
        format: a key of `MIME`.
        step: of the snapshot that is shown.
        scale: "all" for one colour scale, "step" for each snapshot's own.
        of: "filters", or "maps" for the film of a picture through them.
    """

    format: str
    run: str
    step: int
    layer: str
    channel: int
    scale: str
    of: str = "filters"

    @property
    def file_name(self) -> str:
        """Return the name of the file, such as "lenet-conv1.gif"; that of a single picture has its step in it."""
        step = f"-step{self.step}" if self.format == "png" else ""
        maps = "-maps" if self.of == "maps" else ""
        return f"{self.run}-{self.layer.replace('/', '-')}{maps}{step}.{self.format}"


@dataclass(frozen=True)
class MachineState:
    """The snapshots in the browser, the file that was just asked for, and the film that is shown."""

    have: ReceivedSnapshots | None = None
    export: ExportRequest | None = None
    film: FilmRequest | None = None

    @classmethod
    def read(cls, sent: Mapping[str, object]) -> Self:
        """Return the state; None for a value that the part would never send."""
        return cls(
            _received_snapshots(sent.get("have")),
            _export_request(sent.get("export")),
            _film_request(sent.get("film")),
        )


def _received_snapshots(sent: object) -> ReceivedSnapshots | None:
    match sent:
        case {"run": str() as run, "step": int() as step, "film": str() as film}:
            return ReceivedSnapshots(run, step, film)
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
            "of": str() as of,
        } if form in MIME and scale in SCALES and of in SUBJECTS:
            return ExportRequest(form, run, step, layer, channel, scale, of)
        case _:
            return None


def _film_request(sent: object) -> FilmRequest | None:
    match sent:
        case {"run": str() as run, "layer": str() as layer, "filters": object() as filters} if is_list(filters):
            known = tuple(one for one in filters if isinstance(one, int))
            return FilmRequest(run, layer, known[:MOST_FILTERS])
        case _:
            return None
