"""The texts of a browser part, as its scripts read them in each language."""

import re

import pytest
from babel import Locale

from lib.errors import Plural
from lib.i18n import find_languages
from lib.intervals import PERCENT
from lib.parts.labels import OF_EVERY_PART, labels_of, plural_forms, texts_of, titles_of
from pages.kit.discovery import all_pages
from tests.parts.test_scripts import NAMES

SAY_THEMSELVES = [
    ("convolution_lab", "convolution", "convolution-lab"),
    ("shape_tracer", "architecture", "shape-tracer"),
]
"""Parts that say themselves what of a link is gone, with the page and the name that it gives the part."""


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
    assert english["labels"] == {
        name: text.replace(" %", PERCENT) for name, text in labels_of(part).items() if isinstance(text, str)
    }
    assert all(
        chinese["labels"][name] != text
        for name, text in english["labels"].items()
        if len(str(text)) > 12 and re.search(r"[a-z]", re.sub(r"\{\w+\}", "", str(text)))
    )


@pytest.mark.parametrize("part", NAMES)
def test_the_texts_of_the_kit_and_the_titles_come_with_the_labels(part):
    english, chinese = texts_of(part, "en"), texts_of(part, "zh")
    assert (english["shared"], english["titles"]) == (OF_EVERY_PART, titles_of(part))
    assert chinese["shared"]["gone"] == "此链接要求的{title}“{wanted}”在这里不可用。"
    assert chinese["titles"].keys() == english["titles"].keys()


@pytest.mark.parametrize(("part", "page", "name"), SAY_THEMSELVES)
def test_a_part_that_says_what_is_gone_has_the_titles_of_its_page(part, page, name):
    declared = all_pages()[page].state.of_part(name)
    assert {parameter.name: parameter.title for parameter in declared} == titles_of(part)


def test_no_other_part_has_titles():
    assert [part for part in NAMES if titles_of(part)] == [part for part, *_ in SAY_THEMSELVES]


def test_one_stroke_and_several():
    strokes = labels_of("drawing_canvas")["status"]
    assert isinstance(strokes, Plural)
    assert plural_forms(strokes, "en") == {"one": "{count} stroke drawn.", "other": "{count} strokes drawn."}
    assert plural_forms(strokes, "zh") == {"other": "已画 {count} 笔。"}


@pytest.mark.parametrize(("part", "language"), [("kit", "en"), ("../models", "en"), ("drawing_canvas", "xx")])
def test_what_there_is_no_part_or_language_of(part, language):
    with pytest.raises(KeyError):
        texts_of(part, language)
