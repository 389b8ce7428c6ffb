"""The payload of the turned picture: the picture, and each network with its reading of it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np

from lib.parts.packing import Payload
from lib.parts.picture_choice import PictureChoice


@dataclass(frozen=True)
class Dial:
    """What one dial of the part can be.

    Attributes:
        name: as the address calls it.
        step: between two places of the slider.
        usual: where the picture stays as it is.
        every: between two values of the curves.
    """

    name: str
    least: float
    most: float
    step: float
    every: float
    usual: float = 0.0


DIALS = (
    Dial("turn", -180, 180, 1, 5),
    Dial("right", -10, 10, 0.5, 1),
    Dial("down", -10, 10, 0.5, 1),
    Dial("size", 50, 150, 1, 5, 100),
    Dial("shear", -1, 1, 0.02, 0.1),
    Dial("thick", -2, 2, 0.1, 0.2),
)
"""Degrees counter-clockwise, pixels, pixels, percent, pixels a row, pixels."""


FEATURES = ("pooled", "last")
"""Which layer of a network without capsules is compared: the last pooling layer, or the last before the answer."""
SCORES = ("scores", "turned")
"""What of a network is sent as arrays."""


@dataclass(frozen=True)
class Pooled:
    """A pooling layer, by its name, and how many numbers it gives."""

    layer: str
    numbers: int


@dataclass(frozen=True)
class Turned:
    """A network that reads the picture.

    Attributes:
        checkpoint: its name in the run.
        title: as the learner reads it.
        network: where its file is served to browsers; None if it is too large for them.
        scores: [classes], what the server read in the picture as it is.
        turned: [classes], what it read in the picture as the dials make it; None if it was not asked.
        features: the layer that is compared before and after: class capsules, or the last one before the answer.
        numbers: how many numbers that layer gives; of one capsule.
        pooled: the last pooling layer, which can be compared instead; None with capsules, or without any pooling.
        trained_with: the number of iterations in training; None for a network that does not iterate.
        accuracy: on `images` test images as they are, with its 95 % interval, as shares; None if not measured.
    """

    id: str
    checkpoint: str
    title: str
    network: str | None
    score_name: str
    scores: np.ndarray = field(compare=False)
    features: str
    numbers: int
    pooled: Pooled | None = None
    trained_with: int | None = None
    parameters: int | None = None
    accuracy: float | None = None
    interval: tuple[float, float] | None = None
    images: int | None = None
    turned: np.ndarray | None = field(default=None, compare=False)


def payload(
    image: np.ndarray,
    networks: Sequence[Turned],
    pictures: PictureChoice,
    *,
    pair: str,
    view: Mapping[str, Any],
    answered: Mapping[str, float] | None = None,
    iterations: int | None = None,
) -> Payload:
    """Return the picture, uint8, and the networks; their scores as float32 under "scores-ID" and "turned-ID"."""
    described = [
        {name: value for name, value in vars(one).items() if name not in SCORES}
        | {"pooled": one.pooled and asdict(one.pooled)}
        for one in networks
    ]
    meta = {
        "networks": described,
        "dials": [asdict(dial) for dial in DIALS],
        "pictures": pictures.meta(),
        "pair": pair,
        "view": dict(view),
        "answered": None if answered is None else dict(answered),
        "iterations": iterations,
    }
    scores = {f"scores-{one.id}": np.asarray(one.scores, np.float32) for one in networks}
    turned = {f"turned-{one.id}": np.asarray(one.turned, np.float32) for one in networks if one.turned is not None}
    return Payload(meta, {"image": image, **scores, **turned})
