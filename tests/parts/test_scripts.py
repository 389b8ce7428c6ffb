"""What holds for every browser part: its scripts make modules and hold no words but their labels."""

import re

import pytest

from lib.models.capsules.routing import ROUTING_KINDS, mistakes
from lib.parts import capsule_map, compared, learning_step, picture_choice, routed
from lib.parts.adversarial_noise.labels import METHOD_NAMES
from lib.parts.labels import FOLDER, OF_EVERY_PART, labels_of
from lib.parts.never_seen.labels import KIND_NAMES
from lib.parts.preparation import STEP_TITLES
from lib.parts.routing_stepper.labels import kind_labels
from lib.parts.turned_picture.labels import DIAL_NAMES
from lib.parts.turned_picture.payload import FEATURES
from lib.runs.history import COLOURS

COMPOSED = {
    "adversarial_noise": {
        *("fair_pair", "loss_margin", "loss_cross_entropy"),
        *(f"{one}_{method}" for one in ("how", "method", "notebook", "still", "zeros") for method in METHOD_NAMES),
    },
    "broken_routing": {
        *(
            f"{kind}_{name}"
            for kind in ("title", "sentence", "sign", "reason", "shown")
            for name in mistakes.NAMES
        ),
        *("title_none", "sentence_none", "reason_none", "shown_none"),
        *("given", "received", "coupling"),
    },
    "capsule_map": {
        *("guess_one", "guess_between", "working", "umap_absent", "too_few"),
        *(f"map_{kind}" for kind in capsule_map.KINDS),
        *(f"dims_{count}" for count in capsule_map.DIMENSIONS),
        *(f"by_{colouring}" for colouring in capsule_map.COLOURINGS),
    },
    "class_capsules": {
        *("ask_yes", "ask_less", "ask_more"),
        *(f"property_{name}" for name in ("slant", "thickness", "width", "height", "ink")),
    },
    "feature_maps": set(COLOURS),
    "learning_step": {
        *("forward", "backward", "stepped"),
        *(f"preset_{name}" for name in learning_step.PRESETS),
        *(f"row_{kind}" for kind in ("b", "z", "e", "s", "p", "y", "l")),
        *(f"row_{kind}" for kind in ("gz", "gb", "nw", "nb", "nz", "np", "nl")),
        *(f"say_{kind}" for kind in ("x", "w", "b", "y", "z", "e", "s", "p", "l")),
        *(f"say_{kind}" for kind in ("gz", "gw", "gb", "gx", "nw", "nb", "nz", "np", "nl")),
    },
    "neuron_capsule": {
        *("ask_turn", "ask_sure", "receives", "changes", "weighs", "adds"),
        *(f"{one}_{name}" for one in ("neuron", "capsule") for name in ("receives", "changes", "weighs", "adds")),
    },
    "never_seen": {
        *("ask_sure", "ask_some", "ask_nothing"),
        *(f"{what}_{name}" for what in ("kind", "about") for name in KIND_NAMES),
    },
    "preparation": set(STEP_TITLES),
    "score_card": {"nothing", "waiting", "after_stroke", "after_photo"},
    "time_machine": {
        *(f"{what}_{form}" for what in ("export", "film") for form in ("gif", "webp", "png", "npz", "csv")),
        *COLOURS,
    },
    "turned_picture": {
        *("fair_pair", "fair_pair_turned", "ask_20", "ask_45", "ask_90", "ask_180"),
        *(f"dial_{name}" for name in DIAL_NAMES),
        *(f"feature_{name}" for name in FEATURES),
        *(f"{chart}{end}" for chart in ("sure", "alike", "length") for end in ("", "_help")),
    },
    "routing_beside": {"ask_longer", "ask_shorter", "ask_other", "same_off", "all_on"},
    "routing_stepper": {
        *(name for kind in ROUTING_KINDS.values() for name in {*kind_labels(kind)} - {*kind.texts}),
        *("fall_strongest", "fall_weakest", "fall_random"),
    },
}
"""Labels whose names a script puts together, or leaves to the kit."""
OF_ACTIVATION = "_activation"
"""How a label ends that the kit puts in the place of another, for networks whose capsules have activations."""
WITH_TEXTS = {
    "kit/picture/chooser.js": picture_choice.LABELS,
    "kit/routed/view.js": routed.LABELS,
    "kit/network/compared.js": compared.LABELS,
}
"""Modules of the kit that have their texts from the part that imports them."""
NAMES = sorted(path.parent.name for path in FOLDER.glob("*/component.js"))


def written(name: str) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((FOLDER / name).rglob("*.js")))


def test_every_part_is_here():
    assert len(NAMES) >= 11


@pytest.mark.parametrize("name", NAMES)
def test_the_scripts_use_exactly_the_labels_there_are(name):
    scripts = written(name)
    used = set(re.findall(r"\b(?:labels|plurals)\.(\w+)", scripts)) | COMPOSED.get(name, set())
    for module, labels in WITH_TEXTS.items():
        if module in scripts:
            used |= set(labels)
    used |= {f"{label}{OF_ACTIVATION}" for label in used} & set(labels_of(name))
    assert used == set(labels_of(name))


def test_the_chooser_of_pictures_uses_exactly_its_texts():
    assert set(re.findall(r"\blabels\.(picture_\w+)", written("kit/picture"))) == set(picture_choice.LABELS)


def test_the_choices_of_a_routing_use_exactly_their_texts():
    used = set(re.findall(r"\blabels\.(?!kit_)(\w+)", written("kit/routed")))
    assert used == set(routed.LABELS) - set(picture_choice.LABELS)


def test_the_kit_uses_exactly_its_texts():
    used = set(re.findall(r"(?<!/)\bshared\.(\w+)|\blabels\.(kit_\w+)", written("kit")))
    assert {of_kit or of_part for of_kit, of_part in used} == set(OF_EVERY_PART)


@pytest.mark.parametrize("name", NAMES)
def test_a_text_with_plural_forms_is_read_as_one(name):
    plural = {key for key, text in labels_of(name).items() if not isinstance(text, str)}
    assert set(re.findall(r"\bplurals\.(\w+)", written(name))) == plural


@pytest.mark.parametrize("name", NAMES)
def test_a_part_has_its_files_and_no_other_kind(name):
    files = {path.name for path in (FOLDER / name).iterdir() if path.is_file()}
    assert files >= {"__init__.py", "labels.py", "component.js", "component.css", "view.js", "state.js"}
    assert {path.rpartition(".")[2] for path in files} == {"py", "js", "css"}
