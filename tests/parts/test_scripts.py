"""What holds for every browser part: its scripts make one module and hold no words but their labels."""

import importlib
import re

import pytest

from lib.parts.declare import KIT, scripts

COMPONENTS = KIT.parent
LABELS = {
    "augmentation_preview": "AUGMENTATION_LABELS",
    "convolution_lab": "CONVOLUTION_LABELS",
    "digit_journey": "JOURNEY_LABELS",
    "digit_overlap": "OVERLAP_LABELS",
    "drawing_canvas": "CANVAS_LABELS",
    "feature_maps": "MAP_LABELS",
    "routing_stepper": "ROUTING_LABELS",
    "saliency_overlay": "SALIENCY_LABELS",
    "scrambled_tiles": "TILES_LABELS",
    "shape_tracer": "TRACER_LABELS",
    "time_machine": "MACHINE_LABELS",
}
COMPOSED = {"time_machine": {f"export_{form}" for form in ("gif", "webp", "png", "npz", "csv")}}
"""Labels whose names a script puts together."""


def test_every_part_is_here():
    assert {path.parent.name for path in COMPONENTS.glob("*/component.js")} == LABELS.keys()


@pytest.mark.parametrize("name", LABELS)
def test_the_scripts_use_exactly_the_labels_there_are(name):
    own = "\n".join(path.read_text(encoding="utf-8") for path in (COMPONENTS / name).glob("*.js"))
    labels = getattr(importlib.import_module(f"lib.parts.{name}"), LABELS[name])
    assert set(re.findall(r"\blabels\.(\w+)", own)) | COMPOSED.get(name, set()) == set(labels)


@pytest.mark.parametrize("name", LABELS)
def test_no_name_is_declared_twice_in_the_module(name):
    # Script files are joined into one module, where a second declaration is a syntax error.
    module = "\n".join(path.read_text(encoding="utf-8") for path in scripts(COMPONENTS / name))
    names = re.findall(r"^(?:function|const|let) (\w+)", module, flags=re.M)
    assert sorted(names) == sorted(set(names))
