"""The payload of the scrambled tiles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from lib.models.capsules.routing import Presence
from lib.parts.packing import Payload
from lib.parts.picture_choice import PictureChoice
from lib.parts.scrambled_tiles.state import START, Layout

READ = ("whole", "parts")
"""What of a network is sent as arrays."""


@dataclass(frozen=True)
class Read:
    """What the server's network makes of a picture.

    Attributes:
        scores: [classes].
        features: the output of the layer that is compared, of any shape.
    """

    scores: np.ndarray
    features: np.ndarray


@dataclass(frozen=True)
class TilesNetwork:
    """A network that reads the whole picture and its parts.

    Attributes:
        title: as the learner reads it.
        checkpoint: its name in the run.
        network: where its file is served to browsers; None if it is too large for them.
        features: the layer that is compared: class capsules, or the last one before the answer.
        numbers: how many numbers that layer gives; of one capsule.
        presence: what a learner calls the scores of a capsule network; None for probabilities.
        whole: what the server read in the picture as it is.
        parts: what it read in the parts as they lie; None if it was not asked.
    """

    id: str
    title: str
    checkpoint: str
    network: str | None
    score_name: str
    features: str
    numbers: int
    presence: Presence | None
    whole: Read = field(compare=False)
    parts: Read | None = field(default=None, compare=False)


def payload(
    image: np.ndarray,
    networks: Sequence[TilesNetwork],
    pictures: PictureChoice,
    *,
    view: Mapping[str, Any],
    answered: Layout | None = None,
) -> Payload:
    """Return the picture and the networks, with what the server read in it.

    Its arrays are "image", and "whole-scores-ID", "whole-features-ID", "parts-scores-ID", "parts-features-ID",
    float32; those of the parts only where the server was asked.

    Args:
        image: uint8 [height, width, channels], whole, as the networks receive it.
        networks: at least one, all of which receive pictures in the same form; the question is about the first.
        pictures: what `image` is, and what else the learner can choose.
        view: where to start, as it stands in the address bar.
        answered: how the parts lay that the server read; None if it was not asked.
    """
    meta = {
        "networks": [{name: value for name, value in vars(one).items() if name not in READ} for one in networks],
        "pictures": pictures.meta(),
        "usual": START.text,
        "view": dict(view),
        "answered": answered and answered.text,
    }
    arrays = {"image": image}
    for one in networks:
        for name, read in (("whole", one.whole), ("parts", one.parts)):
            if read is not None:
                arrays[f"{name}-scores-{one.id}"] = np.asarray(read.scores, np.float32)
                arrays[f"{name}-features-{one.id}"] = np.asarray(read.features, np.float32).ravel()
    return Payload(meta, arrays)
