"""What the augmentation preview sends to the browser, and which texts its script uses."""

import re
from pathlib import Path

import numpy as np

import lib.components.augmentation_preview as augmentation_preview
from lib.components.augmentation_preview import AUGMENTATION_LABELS, Slider, payload
from lib.components.declare import scripts
from tests.components.test_digit_journey import unpacked

FOLDER = Path(augmentation_preview.__file__).parent
SLIDERS = (Slider("shift", "Shift", "px", 4), Slider("flip", "Flip", "", 1))


def test_the_script_uses_exactly_the_labels_there_are():
    script = (FOLDER / "component.js").read_text(encoding="utf-8")
    assert set(re.findall(r"\blabels\.(\w+)", script)) == set(AUGMENTATION_LABELS)


def test_no_name_is_declared_twice_in_the_module():
    module = "\n".join(path.read_text(encoding="utf-8") for path in scripts(FOLDER))
    names = re.findall(r"^(?:function|const|let) (\w+)", module, flags=re.M)
    assert sorted(names) == sorted(set(names))


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
