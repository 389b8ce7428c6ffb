"""What the time machine tells Python: how much of a run is in the browser, and what a learner wants to keep."""

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
class Reached:
    """The run whose snapshots the browser has, and the step of the last of them."""

    run: str
    step: int


@dataclass(frozen=True)
class Wanted:
    """What a learner wants to keep of what is seen.

    Attributes:
        format: a key of `MIME`.
        step: of the snapshot that is looked at.
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
        """Such as "lenet-conv1.gif"; a picture of one step has the step in it."""
        step = f"-step{self.step}" if self.format == "png" else ""
        return f"{self.run}-{self.layer.replace('/', '-')}{step}.{self.format}"


@dataclass(frozen=True)
class MachineState:
    """What is in the browser, and what was just ordered."""

    have: Reached | None = None
    export: Wanted | None = None

    @classmethod
    def read(cls, told: Mapping[str, object]) -> Self:
        """Return what was told; what the machine would never say counts as untold."""
        return cls(_reached(told.get("have")), _wanted(told.get("export")))


def _reached(sent: object) -> Reached | None:
    match sent:
        case {"run": str() as run, "step": int() as step}:
            return Reached(run, step)
    return None


def _wanted(sent: object) -> Wanted | None:
    match sent:
        case {
            "format": str() as form,
            "run": str() as run,
            "step": int() as step,
            "layer": str() as layer,
            "channel": int() as channel,
            "scale": str() as scale,
        } if form in MIME and scale in SCALES:
            return Wanted(form, run, step, layer, channel, scale)
    return None
