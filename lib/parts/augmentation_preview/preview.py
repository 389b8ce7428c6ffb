"""What the augmentation preview consists of, and its form for the browser."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from lib.parts.packing import pack

Setting = int | float | bool
Settings = Mapping[str, Setting]
SEED = "seed"
MOST_SEED = 999


@dataclass(frozen=True)
class Slider:
    """One setting: 0 or off means that nothing is changed.

    Attributes:
        name: of the training option.
        title, unit: in the learner's language.
        maximum: of its numbers; 1 for what is on or off.
    """

    name: str
    title: str
    unit: str
    maximum: int

    @property
    def neutral(self) -> Setting:
        return False if self.maximum == 1 else 0


def settings_within(sent: object, sliders: tuple[Slider, ...]) -> dict[str, Setting]:
    """The settings and the seed in what a browser or an address says; what is not within its range is neutral."""
    given = sent if isinstance(sent, Mapping) else {}
    found: dict[str, Setting] = {}
    for slider in sliders:
        value = given.get(slider.name, slider.neutral)
        if slider.maximum == 1:
            found[slider.name] = value in (True, "true", "True")
        else:
            found[slider.name] = _whole(value, slider.maximum)
    return {**found, SEED: _whole(given.get(SEED, 0), MOST_SEED)}


def _whole(value: object, most: int) -> int:
    text = str(value)
    return int(text) if text.isdecimal() and int(text) <= most else 0


def payload(
    original: np.ndarray,
    samples: np.ndarray,
    sliders: tuple[Slider, ...],
    settings: Settings,
    labels: Mapping[str, str],
) -> bytes:
    """Everything the browser needs.

    Args:
        original: uint8 [height, width, channels].
        samples: uint8 [n, height, width, channels], made of it with `settings`.
        settings: by the sliders' names, and the seed.
    """
    meta = {
        "labels": dict(labels),
        "sliders": [
            {
                "name": slider.name,
                "title": slider.title,
                "unit": slider.unit,
                "maximum": slider.maximum,
                "neutral": slider.neutral,
            }
            for slider in sliders
        ],
        "settings": dict(settings),
    }
    return pack(meta, {"original": original, "samples": samples})
