"""The noise that misleads networks alone in a real browser."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

import lib.parts.adversarial_noise as adversarial_noise
from lib.parts.adversarial_noise import Misled, payload
from lib.parts.packing import Payload
from tests.parts.payloads import CHOICE

FOLDER = Path(adversarial_noise.__file__).parent


def picture() -> np.ndarray:
    """Return a picture with a grey bar, uint8 [28, 28, 1]."""
    image = np.zeros((28, 28, 1), np.uint8)
    image[6:22, 12:16] = 204
    return image


def networks() -> list[Misled]:
    """Return two networks that no browser has, the first with capsules."""
    scores = np.eye(10, dtype=np.float32)
    capsules = Misled(
        *("one", "final", "One", None, "noise/one/final", "lengths", scores[4] * 0.9, "class_capsules"),
        *(1000, 0.98, (0.97, 0.99), 500),
    )
    other = Misled(
        *("other", "final", "Other", None, "noise/other/final", "probabilities", scores[4], "dense"),
        *(2000, 0.97, (0.95, 0.98), 500),
    )
    return [capsules, other]


def sent(view: dict[str, Any] | None = None) -> Payload:
    """Return the payload of two networks and a picture that shows a 4."""
    return payload(picture(), networks(), replace(CHOICE, labels=(4,)), pair="fair_pair", view=view or {})
