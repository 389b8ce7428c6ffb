"""Shows sliders for augmentation, and what training may see of one picture."""

from collections.abc import Mapping
from dataclasses import asdict

import numpy as np

from lib.parts.augmentation_preview.state import (
    SEED,
    PreviewState,
    Setting,
    Settings,
    Slider,
    settings_within,
)
from lib.parts.key import Key
from lib.parts.packing import Payload
from lib.parts.part import Part

__all__ = [
    "SEED",
    "PreviewState",
    "Setting",
    "Settings",
    "Slider",
    "augmentation_preview",
    "chosen_settings",
    "is_moved",
    "payload",
    "settings_within",
]

PART = Part("augmentation_preview", PreviewState)


def chosen_settings(key: Key, sliders: tuple[Slider, ...], start: Mapping[str, object]) -> dict[str, Setting]:
    """Return the learner's last settings in the part `key`, and the seed; `start` before the first."""
    settings = PART.state(key).settings
    return settings_within(start if settings is None else settings, sliders)


def is_moved(key: Key) -> bool:
    """Return whether the learner has moved a slider of the part `key`."""
    return PART.state(key).settings is not None


def augmentation_preview(
    original: np.ndarray, samples: np.ndarray, sliders: tuple[Slider, ...], settings: Settings, *, key: Key
) -> None:
    """Show the sliders and the pictures; the script reruns when a slider has moved.

    Args:
        original, samples, sliders, settings: see `payload`.
        key: of the component; see `chosen_settings`.
    """
    PART.mount(payload(original, samples, sliders, settings), key=key)


def payload(original: np.ndarray, samples: np.ndarray, sliders: tuple[Slider, ...], settings: Settings) -> Payload:
    """Return the pictures, the sliders and their settings.

    Args:
        original: uint8 [height, width, channels].
        samples: uint8 [n, height, width, channels], made of it with `settings`.
        settings: by the sliders' names, and the seed.
    """
    sent = [asdict(slider) | {"neutral": slider.neutral} for slider in sliders]
    return Payload({"sliders": sent, "settings": dict(settings)}, {"original": original, "samples": samples})
