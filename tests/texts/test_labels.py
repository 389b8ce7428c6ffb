"""The texts of browser parts and catalogues, which are data, are marked too."""

import ast
import importlib
import pkgutil
import re

import pytest

import lib.parts
from lib import catalog, i18n
from lib.settings import ROOT
from tests.texts.messages import extracted


def label_dicts() -> list[tuple[str, ast.Dict]]:
    """Return the `LABELS = {…}` or `…_LABELS = {…}` of the browser parts."""
    found = []
    for path in sorted((ROOT / "lib" / "parts").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            names = [target.id for target in targets if isinstance(target, ast.Name)]
            if isinstance(node, ast.Assign | ast.AnnAssign) and any(name.endswith("LABELS") for name in names):
                assert isinstance(node.value, ast.Dict), f"{path}: {names[0]} should be written as a dict"
                found.append((f"{path.parent.name}.{names[0]}", node.value))
    return found


def test_every_browser_part_has_its_labels():
    parts = [module.name for module in pkgutil.iter_modules(lib.parts.__path__) if module.ispkg]
    folders = dict.fromkeys(name.partition(".")[0] for name, _ in label_dicts())
    folders.pop("parts")  # of what several parts have
    assert parts == list(folders)


@pytest.mark.parametrize(("name", "labels"), label_dicts(), ids=[name for name, _ in label_dicts()])
def test_labels_are_marked(name: str, labels: ast.Dict):
    unmarked = [
        ast.unparse(text)
        for name, text in zip(labels.keys, labels.values, strict=True)
        if name is not None  # `**texts` of what is marked elsewhere
        and not (isinstance(text, ast.Call) and isinstance(text.func, ast.Name) and text.func.id in ("N_", "NP_"))
    ]
    assert not unmarked


@pytest.mark.parametrize(
    "name",
    [
        "digit_journey.labels.LABELS",
        "drawing_canvas.labels.LABELS",
        "saliency_overlay.labels.LABELS",
        "digit_overlap.labels.LABELS",
        "routing_stepper.labels.LABELS",
    ],
)
def test_labels_fill_in_like_the_scripts_do(name: str):
    """The scripts know only `{name}`: no format spec and no doubled brace."""
    module, _, variable = name.rpartition(".")
    labels = getattr(importlib.import_module(f"lib.parts.{module}"), variable)
    for text in [text for label in labels.values() for text in ([label] if isinstance(label, str) else label)]:
        for shown in (text, i18n.catalogue("zh").gettext(text)):
            assert re.sub(r"\{\w+\}", "", shown).find("{") == -1, shown


def test_everything_the_catalogue_shows_is_marked():
    shown = set()
    for entry in catalog.ARCHITECTURES.values():
        shown |= {entry.title, entry.summary, *(preset.title for preset in entry.presets)}
        for option in entry.options().values():
            shown |= {option.title, option.meaning, option.unit, *option.choice_meanings}
    for entry in catalog.datasets():
        shown |= {entry.title, entry.summary, entry.origin}
    assert len(shown) > 30
    assert shown - {""} <= extracted().keys()
