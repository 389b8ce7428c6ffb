"""The payload of the broken routing: the picture, what reads it, and what each mistake is."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from lib.models.capsules.routing.mistakes import IN_A_PASS, KEPT, MISTAKES, ONE_MORE, RELU
from lib.parts.packing import Payload
from lib.parts.routed import Choices

LOOKS = ("find", "switches")
"""A mistake to find, or all of them to switch on and off."""
VIEW = ("look", "case", "with", "capsule", "trials")
"""Where a link starts."""


@dataclass(frozen=True)
class Measured:
    """How many test images a network reads right with one mistake in it, or with none.

    Attributes:
        images: how many it read.
        shares: (share, low, high) by the mistake's name, "none" for the sound network; low to high is the 95 %
            interval.
    """

    images: int
    shares: Mapping[str, tuple[float, float, float]]


def payload(
    image: np.ndarray,
    *,
    classes: Sequence[str],
    choices: Choices,
    iterations: int,
    servers: Mapping[str, str],
    measured: Mapping[str, Measured],
    measuring: Collection[str],
    view: Mapping[str, Any],
    read_before: Mapping[str, np.ndarray] | None = None,
) -> Payload:
    """Return the pictures as float32; the texts of the mistakes are among the labels."""
    before = read_before or {}
    images = {"read_before": np.array(list(before.values()), np.float32)} if before else {}
    meta = {
        "mistakes": [
            {"name": one.name, "where": one.where, "sound": one.sound, "broken": one.broken} for one in MISTAKES
        ],
        "made": {"pass": list(IN_A_PASS), "relu": RELU, "kept": KEPT, "more": ONE_MORE},
        "classes": list(classes),
        "iterations": iterations,
        "servers": dict(servers),
        "measured": {name: asdict(one) for name, one in measured.items()},
        "measuring": sorted(measuring),
        "view": {name: view.get(name) for name in VIEW},
        "read_before": list(before),
        **choices.meta(),
    }
    return Payload(meta, {"image": np.asarray(image, np.float32), **images})
