"""Every text a learner can meet is translated, and keeps what the program fills in or draws."""

import re
from collections import Counter
from pathlib import Path
from string import Formatter

import pytest

from lib import i18n
from tests.texts.messages import PO_FILES, extracted, forms, key_of, read, translations

MARKUP = re.compile(r":material/\w+:|\*\*|  \n|</?\w+[^>]*>|`")


def fields(text: str) -> Counter[tuple[str, str | None, str | None]]:
    """Return the placeholders in `text`: name, conversion and format spec; an unpaired brace raises ValueError."""
    return Counter((name, convert, spec) for _, name, spec, convert in Formatter().parse(text) if name is not None)


def markup(text: str) -> Counter[str]:
    return Counter(MARKUP.findall(text))


def test_there_is_a_file_for_every_language_but_english():
    assert {path.stem for path in PO_FILES} == set(i18n.find_languages()) - {i18n.DEFAULT}


@pytest.mark.parametrize("path", PO_FILES, ids=lambda path: path.stem)
def test_every_message_is_translated(path: Path):
    messages = extracted()
    assert len(messages) > 300  # else the extraction itself is broken
    translated = {key_of(message): message for message in read(path) if message.id}
    missing = [f"{place}: {text}" for text, place in messages.items() if text not in translated]
    assert not missing, "run `make translations` and translate:\n" + "\n".join(missing)
    empty = [
        f"{messages.get(text)}: {text}"
        for text, found in translated.items()
        if not all(form for _, form in forms(found))
    ]
    assert not empty, "translate:\n" + "\n".join(empty)
    assert not [text for text, found in translated.items() if found.fuzzy]


@pytest.mark.parametrize("path", PO_FILES, ids=lambda path: path.stem)
def test_there_are_no_translations_of_texts_that_are_gone(path: Path):
    assert not [message.id for message in read(path) if message.id and key_of(message) not in extracted()]
    assert not read(path).obsolete


def test_translations_keep_the_placeholders():
    wrong = [one for one in translations() if fields(one.english) != fields(one.text)]
    assert not wrong


def test_translations_keep_icons_bold_line_breaks_and_html():
    wrong = [one for one in translations() if markup(one.english) != markup(one.text)]
    assert not wrong


def test_bold_ends_where_markdown_lets_it():
    """After "：" or "。" a "**" closes nothing where a letter, digit or brace follows."""
    unclosed = re.compile(r"\*\*[^*]*[^\w\s}*]\*\*[\w{]")
    assert [one for one in translations() if unclosed.search(one.text)] == []


def test_translations_keep_the_space_around():
    def around(text: str) -> tuple[str, str]:
        return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]

    assert not [one for one in translations() if around(one.english) != around(one.text)]


@pytest.mark.parametrize(
    ("english", "translated", "kept"),
    [
        ("{steps:,} steps", "{steps:,} 步", True),
        ("{a} of {b}", "{b} 中的 {a}", True),
        ("{steps:,} steps", "{steps} 步", False),
        ("{a} and {a}", "{a}", False),
        ("{a}", "{A}", False),
        ("{a!r}", "{a}", False),
    ],
)
def test_the_comparison_of_placeholders(english: str, translated: str, kept: bool):
    assert (fields(english) == fields(translated)) is kept


@pytest.mark.parametrize(
    ("english", "translated", "kept"),
    [
        ("**Filters** here", "这里的**滤波器**", True),
        ("**Filters** here", "这里的滤波器", False),
        (":material/draw: Draw", "手写", False),
        ("one  \ntwo", "一\n二", False),
        ("<b>one</b>", "<b>一", False),
    ],
)
def test_the_comparison_of_markup(english: str, translated: str, kept: bool):
    assert (markup(english) == markup(translated)) is kept


@pytest.mark.parametrize(
    ("accepted", "chosen", "language"),
    [
        ("zh-CN,zh;q=0.9,en;q=0.8", "", "zh"),
        ("fr, en;q=0.8, zh;q=0.7", "", "en"),
        ("fr,zh-TW;q=0.9", None, "zh"),
        ("zh", "en", "en"),
        ("fr", "fr", "en"),
        ("", None, "en"),
    ],
)
def test_the_language_is_the_chosen_one_or_the_browsers(accepted, chosen, language):
    assert i18n.language_of(accepted, chosen) == language
