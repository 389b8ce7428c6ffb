"""The payload of the part of unseen pictures: where they are, and the networks with what was measured of them."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np

from lib.inspectors.answers.unseen_scores import Measured
from lib.inspectors.answers.unseen_summary import summarize
from lib.models.capsules.routing.kind import Presence
from lib.parts.packing import Payload
from lib.parts.picture_choice import PictureChoice
from lib.pictures.pixels import Bytes


@dataclass(frozen=True)
class Kind:
    """A kind of pictures.

    Attributes:
        name: as the address calls it.
        count: how many pictures there are.
        address: where they are served, relative to a page of the app; None if they are not on this computer, and
            for digits and drawings, which the chooser of pictures has.
    """

    name: str
    count: int
    address: str | None


@dataclass(frozen=True)
class Asked:
    """A network that reads the pictures.

    Attributes:
        title: as the learner reads it.
        network: where its file is served to browsers; None if it is too large for them.
        presence: what of a class capsule says that its class is there; None for a network without capsules.
        measured: what it said of many pictures, by kind; none if that is not known.
        accuracy: on `images` test images, with its 95 % interval, as shares; None if not measured.
        scores: [classes], what the server read in the picture; None if it was not asked.
        drawn: [height, width, channels] in [0, 1], what its longest capsule drew there; None without one.
    """

    id: str
    checkpoint: str
    title: str
    network: str | None
    score_name: str
    presence: Presence | None
    measured: Measured = field(compare=False)
    parameters: int | None = None
    accuracy: float | None = None
    interval: tuple[float, float] | None = None
    images: int | None = None
    scores: np.ndarray | None = field(default=None, compare=False)
    drawn: np.ndarray | None = field(default=None, compare=False)


SENT_AS_ARRAYS = ("scores", "drawn", "measured")


def payload(
    networks: Sequence[Asked],
    kinds: Sequence[Kind],
    digit: Bytes,
    pictures: PictureChoice,
    *,
    is_fair_pair: bool,
    view: Mapping[str, Any],
    answered: str | None = None,
) -> Payload:
    """Return the payload.

    Its arrays are the `image` of the chooser of pictures, uint8; "largest-ID-KIND", float32 [n], the largest score
    of each measured picture; and of what the server read "scores-ID" and "drawn-ID", float32.
    """
    described = [
        {
            **{name: value for name, value in vars(one).items() if name not in SENT_AS_ARRAYS},
            "measured": asdict(summarize(one.measured)) if one.measured else None,
        }
        for one in networks
    ]
    meta = {
        "networks": described,
        "kinds": [asdict(kind) for kind in kinds],
        "pictures": pictures.meta(),
        "is_fair_pair": is_fair_pair,
        "view": dict(view),
        "answered": answered,
    }
    arrays: dict[str, np.ndarray] = {"image": digit}
    for one in networks:
        arrays |= {f"largest-{one.id}-{kind}": said.largest for kind, said in one.measured.items()}
        for name in ("scores", "drawn"):
            values = getattr(one, name)
            if values is not None:
                arrays[f"{name}-{one.id}"] = np.asarray(values, np.float32)
    return Payload(meta, arrays)
