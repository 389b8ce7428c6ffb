"""The turned picture alone in a real browser."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

import lib.parts.turned_picture as turned_picture
from lib.parts.packing import Payload
from lib.parts.picture_choice import PictureChoice
from lib.parts.turned_picture import Pooled, Turned, payload

FOLDER = Path(turned_picture.__file__).parent


def picture() -> np.ndarray:
    """Return a picture with a bar that leans nowhere, uint8 [28, 28, 1]."""
    image = np.zeros((28, 28, 1), np.uint8)
    image[6:22, 12:16] = 255
    return image


def networks() -> list[Turned]:
    """Return two networks that no browser has, the first with capsules."""
    scores = np.eye(10, dtype=np.float32)
    capsules = Turned(
        "one",
        "final",
        "One",
        None,
        "lengths",
        scores[4] * 0.9,
        "class_capsules",
        16,
        None,
        3,
        1000,
        0.98,
        (0.97, 0.99),
        500,
    )
    other = Turned(
        "other",
        "final",
        "Other",
        None,
        "probabilities",
        scores[9],
        "dense",
        12345,
        Pooled("pool2", 3136),
        None,
        2000,
        0.97,
        (0.95, 0.98),
        500,
    )
    return [capsules, other]


def sent(
    view: dict[str, Any] | None = None, pair: str = "fair_pair", answered: Mapping[str, float] | None = None
) -> Payload:
    """Return the payload of two networks and a picture that shows a 4; once asked, they read it turned as a 7."""
    turned = None if answered is None else np.eye(10, dtype=np.float32)[7]
    choice = PictureChoice(
        picture="test-0",
        usual="test-0",
        test_images="absent/{which}",
        together=1,
        count=10,
        shape=(28, 28, 1),
        classes=tuple("0123456789"),
        keep="absent",
        labels=(4,),
    )
    read = [replace(one, turned=turned) for one in networks()]
    return payload(picture(), read, choice, pair=pair, view=view or {}, answered=answered)
