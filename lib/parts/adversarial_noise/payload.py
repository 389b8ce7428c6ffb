"""The payload of the noise: the picture, and each network with its reading of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from lib.inspectors.answers.adversarial_noise import DIALS, STEP_SHARE, STEPS
from lib.parts.packing import Payload
from lib.parts.picture_choice import PictureChoice


@dataclass(frozen=True)
class Misled:
    """A network that is to be misled.

    Attributes:
        id, checkpoint: its run's.
        title: as the learner reads it.
        network: where its file is served to browsers; None if it is too large for them.
        noise: where its noise is made, relative to a page of the app.
        scores: [classes], what the server read in the picture without noise.
        features: the layer of class capsules, or another one without capsules.
        accuracy: on `images` test images without noise, with its 95 % interval, as shares; None if not measured.
    """

    id: str
    checkpoint: str
    title: str
    network: str | None
    noise: str
    score_name: str
    scores: np.ndarray = field(compare=False)
    features: str
    parameters: int | None = None
    accuracy: float | None = None
    interval: tuple[float, float] | None = None
    images: int | None = None

    @property
    def loss(self) -> str:
        """The name of the text for the loss that it was trained with."""
        return "loss_margin" if self.score_name == "lengths" else "loss_cross_entropy"


def payload(
    image: np.ndarray, networks: Sequence[Misled], pictures: PictureChoice, *, pair: str, view: Mapping[str, Any]
) -> Payload:
    """Return the picture, uint8, and the networks; their scores as float32 under "scores-ID"."""
    described = [
        {**{name: value for name, value in vars(one).items() if name != "scores"}, "loss": one.loss}
        for one in networks
    ]
    meta = {
        "networks": described,
        "dials": {method.value: list(values) for method, values in DIALS.items()},
        "steps": STEPS,
        "step_share": STEP_SHARE,
        "pictures": pictures.meta(),
        "pair": pair,
        "view": dict(view),
    }
    scores = {f"scores-{one.id}": np.asarray(one.scores, np.float32) for one in networks}
    return Payload(meta, {"image": image, **scores})
