"""The part of unseen pictures alone in a real browser."""

from dataclasses import replace
from pathlib import Path

import numpy as np

import lib.parts.never_seen as never_seen
from lib.inspectors.answers.unseen_scores import UnseenScores
from lib.models.capsules.routing.kind import Presence
from lib.parts.never_seen import Asked, Kind, payload
from lib.parts.packing import Payload
from lib.parts.picture_choice import PictureChoice

FOLDER = Path(never_seen.__file__).parent
KINDS = ("letter", "clothing", "pair", "scribble", "noise", "shuffled", "digit")
LENGTHS = np.array([0.1, 0.2, 0.1, 0.7, 0.1, 0.4, 0.1, 0.1, 0.1, 0.1], np.float32)


def measured(digits: float, others: float) -> dict[str, UnseenScores]:
    """Return scores of twenty digits and ten letters: all of them have one class at this score, the rest at 0."""

    def scores(count: int, largest: float) -> UnseenScores:
        every = np.zeros((count, 10), np.float32)
        every[:, 3] = largest
        nothing = np.full(count, np.nan, np.float32)
        return UnseenScores(every, nothing, np.full((count, 2), -1, np.int8))

    return {"letter": scores(10, others), "digit": scores(20, digits)}


def networks() -> list[Asked]:
    """Return two networks that no browser has, the first with capsules."""
    capsules = Asked(
        "one", "final", "One", None, "lengths", Presence.LENGTH, measured(0.9, 0.6), 1000, 0.98, (0.97, 0.99)
    )
    other = Asked("other", "final", "Other", None, "probabilities", None, measured(0.99, 0.95), 2000)
    return [replace(capsules, images=500), other]


def sent(*, kind: str | None = None, answered: str | None = None, threshold: str | None = None) -> Payload:
    """Return the payload; once asked, the server read a 3 in test image 4."""
    view = {name: text for name, text in (("kind", kind), ("threshold", threshold)) if text is not None}
    choice = PictureChoice(
        picture="test-4",
        usual="test-4",
        test_images="absent/{which}",
        together=1,
        count=10,
        shape=(28, 28, 1),
        classes=tuple("0123456789"),
        keep="absent",
        labels=(3,),
    )
    image = np.zeros((28, 28, 1), np.uint8)
    image[6:22, 12:16] = 255
    read = networks()
    if answered is not None:
        drawn = np.full((28, 28, 1), 0.5, np.float32)
        softmax = np.full(10, 0.1, np.float32)
        read = [replace(read[0], scores=LENGTHS, drawn=drawn), replace(read[1], scores=softmax)]
    kinds = [Kind(name, 200, None if name in ("digit", "clothing") else f"absent-{name}") for name in KINDS]
    return payload(read, kinds, image, choice, is_fair_pair=True, view=view, answered=answered)
