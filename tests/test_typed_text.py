"""What a person typed is tamed where it comes in, and shown as it is wherever it goes out."""

import re

import pytest
from markdown_it import MarkdownIt

from lib.settings import ROOT
from lib.typed_text import in_cell, in_figure, in_file_name, in_markdown, tame

HOSTILE = {
    "picture": "![x](http://example.test/track.png)",
    "link": "[free](http://example.test)",
    "address": "see https://example.test/a?b=c",
    "address without a scheme": "see WWW.example.test",
    "address of a mail": "me@example.test",
    "html": '<img src="//example.test/x.png" onerror="alert(1)">',
    "emphasis": "**bold** _lying_ ~~gone~~ `code`",
    "formula": "$a^2$",
    "entity": "&lt;b&gt;",
    "heading": "# large",
    "list": "- a",
    "line": "----",
    "numbered list": "1. a",
    "quotation": "> a",
    "colour": ":red[red]",
    "icon": ":material/delete: :smile:",
    "backslash": "a \\*b\\* c\\",
}
# What Streamlit changes after Markdown was read: StreamlitMarkdown.js, with mdast-util-gfm-autolink-literal in it.
AFTERWARDS = re.compile(r"https?://|www\.|:[-+\w/]+:|:[a-z][a-z0-9-]*\[|[-.\w+]@\w", re.IGNORECASE)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_markdown_shows_what_was_typed(text):
    markdown = MarkdownIt("commonmark").enable(["strikethrough", "table"])
    blocks = markdown.parse(in_markdown(text))
    assert [block.type for block in blocks] == ["paragraph_open", "inline", "paragraph_close"]
    pieces = blocks[1].children or []
    assert {piece.type for piece in pieces} <= {"text", "text_special"}
    shown = "".join(piece.content for piece in pieces)
    assert shown.replace("\u2060", "") == text
    assert not AFTERWARDS.search(in_markdown(text))


def test_a_dollar_begins_no_formula():
    assert in_markdown("$a$") == r"\$a\$"


@pytest.mark.parametrize(
    "name", ["capsnet_small", "compare-lrn-with", "Ada’s 2nd try (0.5)", "手写数字", "a+b=c", "-1", "#1", "1.5"]
)
def test_usual_names_stay_as_they_are(name):
    assert in_markdown(name) == name


def test_a_figure_has_no_links_and_formulas():
    assert in_figure('<a href="x">&$a$') == '&lt;a href="x"&gt;&amp;&#36;a&#36;'


@pytest.mark.parametrize("text", ["=1+2", "+cmd", "-x", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_cell_is_no_formula(text):
    assert in_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-0.5", "+1e-7", "a=b", ""])
def test_numbers_and_other_texts_stay_as_they_are(text):
    assert in_cell(text) == text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  My \n first\trun ", "My first run"),
        ("a\u202egnp.exe", "a gnp.exe"),
        ("a\u200eb\u2066c\u0000d", "a b c d"),
        ("\ud800x", "x"),
        ("👩\u200d🔬 lab", "👩\u200d🔬 lab"),
        ("x" * 200, "x" * 60),
        ("\u2060", ""),
    ],
)
def test_a_tame_text_is_one_line_without_unseen_characters(text, kept):
    assert tame(text, 60) == kept


@pytest.mark.parametrize("name", ["👩\u200d🔬" * 20, "😀" * 60, "é" * 60])
def test_a_file_name_has_so_many_bytes(name):
    assert 0 < len(in_file_name(name, 180).encode()) <= 180
    assert name.startswith(in_file_name(name, 180))


@pytest.mark.parametrize(
    ("name", "file"), [("../../x", "_.._x"), ('a/b\\c:"d"', "a_b_c__d_"), (".hidden", "hidden")]
)
def test_a_file_name_leads_nowhere(name, file):
    assert in_file_name(name, 180) == file


def test_pages_say_errors_with_their_values_as_text():
    plain = re.compile(r"from lib\.i18n import .*\bsay\b")
    found = {path for path in (ROOT / "pages").rglob("*.py") if plain.search(path.read_text("utf-8"))}
    to_a_part = {ROOT / "pages" / "filters" / "film.py", ROOT / "pages" / "maps" / "view.py"}
    assert found == to_a_part  # a part of the browser, which writes it as text
