"""The texts of a browser part, as its scripts read them in each language."""

import re

import pytest
from babel import Locale

from lib.errors import Plural
from lib.i18n import find_languages
from lib.parts.labels import labels_of, plural_forms, texts_of
from tests.parts.test_scripts import NAMES


@pytest.mark.parametrize("language", find_languages())
@pytest.mark.parametrize("part", NAMES)
def test_every_label_exists_in_every_language(part, language):
    texts = texts_of(part, language)
    assert {**texts["labels"], **texts["plurals"]}.keys() == labels_of(part).keys()
    assert all(texts["labels"].values())
    for forms in texts["plurals"].values():
        assert isinstance(forms, dict)
        assert forms.keys() == Locale.parse(language).plural_form.tags | {"other"} and all(forms.values())


@pytest.mark.parametrize("part", NAMES)
def test_labels_are_translated(part):
    english, chinese = texts_of(part, "en"), texts_of(part, "zh")
    assert english["labels"] == {name: text for name, text in labels_of(part).items() if isinstance(text, str)}
    assert all(
        chinese["labels"][name] != text
        for name, text in english["labels"].items()
        if len(str(text)) > 12 and re.search(r"[a-z]", re.sub(r"\{\w+\}", "", str(text)))
    )


def test_one_stroke_and_several():
    strokes = labels_of("drawing_canvas")["status"]
    assert isinstance(strokes, Plural)
    assert plural_forms(strokes, "en") == {"one": "{count} stroke drawn.", "other": "{count} strokes drawn."}
    assert plural_forms(strokes, "zh") == {"other": "已画 {count} 笔。"}


@pytest.mark.parametrize(("part", "language"), [("kit", "en"), ("../models", "en"), ("drawing_canvas", "xx")])
def test_what_there_is_no_part_or_language_of(part, language):
    with pytest.raises(KeyError):
        texts_of(part, language)
