"""What the augmentation preview sends to the browser, and which texts its script uses."""

from pathlib import Path

import numpy as np

import lib.parts.augmentation_preview as augmentation_preview
from lib.parts.augmentation_preview import Slider, payload
from tests.parts.test_digit_journey import unpacked

FOLDER = Path(augmentation_preview.__file__).parent
SLIDERS = (Slider("shift", "Shift", "px", 4), Slider("flip", "Flip", "", 1))


def test_what_the_browser_gets():
    random = np.random.default_rng(0)
    original = random.integers(0, 255, (6, 5, 3), np.uint8)
    samples = random.integers(0, 255, (2, 6, 5, 3), np.uint8)
    settings = {"shift": 2, "flip": True, "seed": 3}
    meta, arrays = unpacked(payload(original, samples, SLIDERS, settings, {"again": "noch einmal"}))
    np.testing.assert_array_equal(arrays["original"], original)
    np.testing.assert_array_equal(arrays["samples"], samples)
    assert meta == {
        "labels": {"again": "noch einmal"},
        "settings": settings,
        "sliders": [
            {"name": "shift", "title": "Shift", "unit": "px", "maximum": 4, "neutral": 0},
            {"name": "flip", "title": "Flip", "unit": "", "maximum": 1, "neutral": False},
        ],
    }
