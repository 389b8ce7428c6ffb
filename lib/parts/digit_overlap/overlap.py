"""The payload of the overlap of two digits."""

from dataclasses import dataclass

import numpy as np

from lib.models.capsules.routing import Presence
from lib.parts.digit_overlap.state import Shifts
from lib.parts.packing import Payload, quantise
from lib.parts.picture_choice import PictureChoice


@dataclass(frozen=True)
class Digit:
    """One of the two digits.

    Attributes:
        image: uint8 [height, width, channels], alone on its own frame.
        label: its class name, or None for a drawing that nobody labelled.
        others: what the learner may choose in its place.
    """

    image: np.ndarray
    label: str | None
    others: PictureChoice


@dataclass(frozen=True)
class Answer:
    """What a network made of the overlapped picture.

    Attributes:
        score_name: "lengths" of class capsules, or "probabilities".
        scores: [classes], in [0, 1].
        winners: labels of the two highest scores, the highest first.
        drawings: [2, height, width, channels] in [0, 1], each winner's capsule decoded alone; None for a
            network without a decoder.
        shape: (height, width) of the picture.
        presence: what a learner calls the lengths; None for probabilities.
    """

    score_name: str
    class_names: tuple[str, ...]
    scores: np.ndarray
    winners: tuple[int, int]
    drawings: np.ndarray | None
    shape: tuple[int, int]
    presence: Presence | None = None


def payload(
    digits: tuple[Digit, Digit], shifts: Shifts, answer: Answer, *, reader: str, network: str | None = None
) -> Payload:
    """Return the digits as they are, the scores as float32 and the drawings as bytes; see `digit_overlap`.

    Raises:
        ValueError: if the digits differ in size or do not fit into the picture.
    """
    first, second = (digit.image for digit in digits)
    if first.shape != second.shape or any(np.less(answer.shape, first.shape[:2])):
        raise ValueError(f"digits of {first.shape} and {second.shape} do not fit into {answer.shape} together")
    meta = {
        "classes": list(answer.class_names),
        "score_name": answer.score_name,
        "presence": answer.presence,
        "winners": list(answer.winners),
        "names": [digit.label for digit in digits],
        "choices": [digit.others.meta() for digit in digits],
        "shifts": shifts,
        "shape": answer.shape,
        "reader": reader,
        "network": network,
    }
    arrays = {"digits": np.stack([first, second]), "scores": answer.scores.astype(np.float32)}
    if answer.drawings is not None:
        arrays["drawings"] = quantise(answer.drawings, 0, 1)
    return Payload(meta, arrays)
