"""What holds for every browser part: its scripts make modules and hold no words but their labels."""

import importlib
import re

import pytest

from lib.models.capsules.routing import ROUTING_KINDS
from lib.parts.declare import KIT, scripts
from lib.parts.labels import labels_of
from lib.parts.routing_stepper.labels import kind_labels

PARTS = KIT.parent
JOINED_LABELS = {}
"""Of the parts whose scripts are joined to one module."""
COMPOSED = {
    "time_machine": {f"export_{form}" for form in ("gif", "webp", "png", "npz", "csv")},
    "routing_stepper": {name for kind in ROUTING_KINDS.values() for name in {*kind_labels(kind)} - {*kind.texts}},
}
"""Labels whose names a script puts together."""
NAMES = sorted(path.parent.name for path in PARTS.glob("*/component.js"))
MODULES = sorted(set(NAMES) - JOINED_LABELS.keys())


def labels_called(name: str) -> dict:
    if name in JOINED_LABELS:
        return getattr(importlib.import_module(f"lib.parts.{name}"), JOINED_LABELS[name])
    return dict(labels_of(name))


def written(name: str) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((PARTS / name).rglob("*.js")))


def test_every_part_is_here():
    assert set(NAMES) >= JOINED_LABELS.keys() and len(NAMES) >= 11


@pytest.mark.parametrize("name", NAMES)
def test_the_scripts_use_exactly_the_labels_there_are(name):
    used = set(re.findall(r"\b(?:labels|plurals)\.(\w+)", written(name)))
    assert used | COMPOSED.get(name, set()) == set(labels_called(name))


@pytest.mark.parametrize("name", MODULES)
def test_a_text_with_plural_forms_is_read_as_one(name):
    plural = {key for key, text in labels_called(name).items() if not isinstance(text, str)}
    assert set(re.findall(r"\bplurals\.(\w+)", written(name))) == plural


@pytest.mark.parametrize("name", JOINED_LABELS)
def test_no_name_is_declared_twice_in_the_module(name):
    # Script files are joined into one module, where a second declaration is a syntax error.
    module = "\n".join(path.read_text(encoding="utf-8") for path in scripts(PARTS / name))
    names = re.findall(r"^(?:function|const|let) (\w+)", module, flags=re.M)
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("name", MODULES)
def test_a_part_has_its_files_and_no_other_kind(name):
    files = {path.name for path in (PARTS / name).iterdir() if path.is_file()}
    assert files >= {"__init__.py", "labels.py", "component.js", "component.css", "view.js", "state.js"}
    assert {path.rpartition(".")[2] for path in files} == {"py", "js", "css"}
