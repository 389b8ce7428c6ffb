"""The payload of the scrambled tiles."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lib.models.capsules.routing import Presence
from lib.parts.packing import Payload
from lib.parts.scrambled_tiles.state import Layout


@dataclass(frozen=True)
class TilesAnswer:
    """One network's scores for the whole picture and for its parts, each [classes].

    Attributes:
        presence: what a learner calls the scores of a capsule network; None for probabilities.
    """

    title: str
    score_name: str
    whole: np.ndarray
    parts: np.ndarray
    presence: Presence | None = None


def payload(
    image: np.ndarray,
    layout: Layout,
    answers: Sequence[TilesAnswer],
    class_names: Sequence[str],
    *,
    label: str,
    question: str,
    networks: str,
) -> Payload:
    """Return the picture, the layout, and each network's scores.

    Args:
        image: uint8 [height, width, channels], whole.
        answers: at least one; the question is about the first.
        label: of a test image, or "".
        question: a name; the learner is asked once for each.
        networks: a name of those that answer; a learner's tries are counted for each.
    """
    meta = {
        "cut": layout.cut,
        "order": list(layout.order),
        "classes": list(class_names),
        "label": label,
        "question": question,
        "networks": networks,
        "runs": [
            {
                "title": answer.title,
                "score_name": answer.score_name,
                "presence": answer.presence,
                "whole": answer.whole.astype(float).tolist(),
                "now": answer.parts.astype(float).tolist(),
            }
            for answer in answers
        ],
    }
    return Payload(meta, {"image": image})
