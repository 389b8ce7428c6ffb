"""Sliders for augmentation, and what training may see of one picture."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import streamlit as st

from lib.parts.augmentation_preview.labels import AUGMENTATION_LABELS
from lib.parts.augmentation_preview.preview import SEED, Setting, Settings, Slider, payload, settings_within
from lib.parts.declare import declare

__all__ = [
    "AUGMENTATION_LABELS",
    "SEED",
    "Setting",
    "Settings",
    "Slider",
    "augmentation_preview",
    "chosen_settings",
    "payload",
    "settings_within",
]

_component = declare(Path(__file__).parent)


def chosen_settings(key: str, sliders: tuple[Slider, ...], start: Mapping[str, object]) -> dict[str, Setting]:
    """What the learner last set in the component `key`, and the seed; `start` before it was touched."""
    state = st.session_state.get(key)
    sent = state.get("settings") if isinstance(state, Mapping) else getattr(state, "settings", None)
    return settings_within(start if sent is None else sent, sliders)


def augmentation_preview(
    original: np.ndarray,
    samples: np.ndarray,
    sliders: tuple[Slider, ...],
    settings: Settings,
    *,
    translate: Callable[[str], str],
    key: str,
) -> None:
    """Draw the sliders and the pictures; the script reruns when a slider has moved.

    Args:
        original: uint8 [height, width, channels].
        samples: uint8 [n, height, width, channels], made of it with `settings`.
        translate: gives a label in the learner's language.
        key: of the component; see `chosen_settings`.
    """
    labels = {name: translate(text) for name, text in AUGMENTATION_LABELS.items()}
    _component(data=payload(original, samples, sliders, settings, labels), key=key, on_settings_change=_nothing)


def _nothing(*_: Any) -> None:
    """The component's state needs a callback to be declared; the rerun itself is all that is wanted."""
