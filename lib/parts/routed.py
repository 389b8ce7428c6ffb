"""What a learner chooses inside a part that shows a routing: picture, checkpoint, iterations (`kit/routed/`)."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

import numpy as np

from lib.errors import N_
from lib.number_ranges import RANGES
from lib.parts import picture_choice
from lib.parts.picture_choice import PictureChoice

LABELS: Mapping[str, str] = {
    **picture_choice.LABELS,
    "checkpoint": N_("Checkpoint"),
    "checkpoint_help": N_("The network as it was after this training step."),
    "iterations": N_("Iterations"),
    "iterations_fewer": N_("One iteration fewer"),
    "iterations_more": N_("One iteration more"),
    "iterations_help": N_("This network was trained with {iterations}. What happens with 1, or with 10?"),
    "one_pass_help": N_("This kind routes in one pass."),
    "waiting": N_("The network routes the picture …"),
}
"""The texts of the choices, which are among those of each such part."""

MOST_ITERATIONS = 10
NONE_OFF = "none"
"""What an address says where capsules can be switched off, and none is."""
OFF = rf"{NONE_OFF}|{RANGES}"
"""The pattern of what an address says of the capsules that are switched off."""


@dataclass(frozen=True)
class Checkpoint:
    """A checkpoint of the run.

    Attributes:
        label: as the learner reads it.
        network: where its network is served to browsers; None if it is too large for them.
    """

    name: str
    label: str
    network: str | None = None


@dataclass(frozen=True)
class Choices:
    """What is shown, and what else there is.

    Attributes:
        run: its id; the choices of another run begin anew.
        picture: what an address calls the picture.
        checkpoint: the name of the one that routed the picture.
        checkpoints: all there are, the one that is shown before any choice first.
        trained_with: the number of iterations in training; None for a kind that makes one pass.
        answers: how many classes the network names.
        pictures: the others that a learner may choose; None leaves no choice.
        off: the primary capsules that are switched off, in order.
    """

    run: str
    picture: str
    checkpoint: str
    checkpoints: tuple[Checkpoint, ...]
    trained_with: int | None
    answers: int = 1
    pictures: PictureChoice | None = None
    off: tuple[int, ...] = ()

    def meta(self) -> dict[str, Any]:
        """Return what `kit/routed/` reads of it."""
        given = asdict(replace(self, pictures=None))
        del given["pictures"]
        return {
            "choices": {**given, "most_iterations": MOST_ITERATIONS},
            "pictures": self.pictures and self.pictures.meta(),
        }


def digest_of(arrays: Mapping[str, np.ndarray], more: str = "") -> str:
    """Return a short text that is another one for other arrays or another `more`: such data are drawn anew."""
    digest = hashlib.blake2b(more.encode(), digest_size=12)
    for name, array in arrays.items():
        digest.update(f"{name}{array.shape}".encode())
        digest.update(np.ascontiguousarray(array).tobytes())
    return digest.hexdigest()


@dataclass(frozen=True)
class RoutedState:
    """Whether the part just asks for what the address says, because the browser itself cannot find it out."""

    asks: bool = False

    @classmethod
    def read(cls, sent: Mapping[str, object]) -> Self:
        """Return the state; what is not true counts as false."""
        return cls(sent.get("asks") is True)
