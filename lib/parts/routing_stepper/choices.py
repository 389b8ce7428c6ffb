"""What a learner chooses in the routing stepper itself: picture, number of iterations and checkpoint."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from lib.parts.picture_choice import PictureChoice

MOST_ITERATIONS = 10


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
    """

    run: str
    picture: str
    checkpoint: str
    checkpoints: tuple[Checkpoint, ...]
    trained_with: int | None
    answers: int = 1
    pictures: PictureChoice | None = None


@dataclass(frozen=True)
class RoutingState:
    """Whether the part just asks for what the address says, because the browser itself cannot find it out."""

    asks: bool = False

    @classmethod
    def read(cls, sent: Mapping[str, object]) -> Self:
        """Return the state; what is not true counts as false."""
        return cls(sent.get("asks") is True)
