"""Every text a learner can meet is marked, translated, and keeps what the program fills in or draws."""

import ast
import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.pofile import read_po

import lib.parts
from lib import catalog, i18n
from lib.errors import N_, LearnerError, Plural
from lib.settings import ASSETS

ROOT = Path(__file__).parents[1]
PO_FILES = sorted((ASSETS / "translations").glob("*.po"))
KEYWORDS = {"_": None, "N_": None, "NP_": (1, 2)}
PAGES = sorted((ROOT / "pages").rglob("*.py"))

# The arguments of Streamlit's calls that a learner reads, by position; the named ones by name.
READ_FIRST = {
    "button", "camera_input", "caption", "checkbox", "error", "expander", "file_uploader", "form_submit_button",
    "header", "info", "link_button", "markdown", "metric", "multiselect", "number_input", "pills", "popover",
    "progress", "radio", "segmented_control", "select_slider", "selectbox", "slider", "spinner", "status",
    "subheader", "success", "text", "text_area", "text_input", "title", "toast", "toggle", "warning", "write",
}  # fmt: skip
READ_BY_NAME = {"body", "help", "label", "placeholder", "text", "title"}
ICON = re.compile(r":material/\w+:")
MARKUP = re.compile(r":material/\w+:|\*\*|  \n|</?\w+[^>]*>|`")
PRODUCT_NAME = "Capsule Lab"


@cache
def extracted() -> dict[str | tuple[str, ...], str]:
    """Every marked message of the program, with where it stands; one with plural forms as a tuple."""
    found = {}
    for line, message, _, _ in extract_from_file("python", str(ROOT / "app.py"), keywords=KEYWORDS):
        found[message] = f"app.py:{line}"
    for folder in ("lib", "pages"):
        for name, line, message, _, _ in extract_from_dir(str(ROOT / folder), keywords=KEYWORDS):
            found[message] = f"{folder}/{name}:{line}"
    return found


@cache
def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.stem, abort_invalid=True)


def translations() -> list[tuple[str, Message]]:
    """Every message with its translation; of one with plural forms, each form by itself."""
    return [
        (path.stem, one) for path in PO_FILES for message in read(path) if message.id for one in forms(message)
    ]


def forms(message: Message) -> list[Message]:
    if isinstance(message.id, str):
        return [message]
    return [Message(message.id[-1], form) for form in message.string]


def fields(text: str) -> Counter:
    """The placeholders in `text`: name, conversion and format spec; an unpaired brace raises ValueError."""
    return Counter((name, convert, spec) for _, name, spec, convert in Formatter().parse(text) if name is not None)


def markup(text: str) -> Counter:
    return Counter(MARKUP.findall(text))


# The translations


def test_there_is_a_file_for_every_language_but_english():
    assert {path.stem for path in PO_FILES} == set(i18n.LANGUAGES) - {i18n.DEFAULT}


@pytest.mark.parametrize("path", PO_FILES, ids=lambda path: path.stem)
def test_every_message_is_translated(path: Path):
    messages = extracted()
    assert len(messages) > 300  # else the extraction itself is broken
    translated = {message.id: message for message in read(path) if message.id}
    missing = [f"{place}: {text}" for text, place in messages.items() if text not in translated]
    assert not missing, "run `make translations` and translate:\n" + "\n".join(missing)
    empty = [
        f"{messages.get(text)}: {text}"
        for text, found in translated.items()
        if not all(one.string for one in forms(found))
    ]
    assert not empty, "translate:\n" + "\n".join(empty)
    assert not [text for text, found in translated.items() if found.fuzzy]


@pytest.mark.parametrize("path", PO_FILES, ids=lambda path: path.stem)
def test_there_are_no_translations_of_texts_that_are_gone(path: Path):
    assert not [message.id for message in read(path) if message.id and message.id not in extracted()]
    assert not read(path).obsolete


def test_translations_keep_the_placeholders():
    wrong = [(name, m.id, m.string) for name, m in translations() if fields(m.id) != fields(m.string)]
    assert not wrong


def test_translations_keep_icons_bold_line_breaks_and_html():
    wrong = [(name, m.id, m.string) for name, m in translations() if markup(m.id) != markup(m.string)]
    assert not wrong


def test_bold_ends_where_markdown_lets_it():
    """After "：" or "。" a "**" closes nothing where a letter, digit or brace follows."""
    unclosed = re.compile(r"\*\*[^*]*[^\w\s}*]\*\*[\w{]")
    assert [message.string for _, message in translations() if unclosed.search(str(message.string))] == []


def test_translations_keep_the_space_around():
    def around(text: str) -> tuple[str, str]:
        return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]

    assert not [(name, m.id) for name, m in translations() if around(m.id) != around(m.string)]


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


# What is not marked


def streamlit_texts(tree: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """The arguments of `st.…` and `….title(…)`-like calls that a learner reads."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        owner, name = node.func.value, node.func.attr
        if not isinstance(owner, ast.Name | ast.Attribute) or ast.unparse(owner).partition(".")[0] != "st":
            continue
        if name in READ_FIRST and node.args:
            yield name, node.args[0]
        if name == "metric" and len(node.args) > 1:
            yield name, node.args[1]
        if name == "navigation" and isinstance(node.args[0], ast.Dict):
            yield from ((name, section) for section in node.args[0].keys if section is not None)
        for keyword in node.keywords:
            if keyword.arg in READ_BY_NAME:
                yield name, keyword.value


def bare_words(text: ast.expr) -> list[str]:
    """The pieces of `text` with letters that no call translates: literals, also within f-strings and choices."""
    if isinstance(text, ast.Constant):
        return [text.value] if isinstance(text.value, str) and _has_letters(text.value) else []
    if isinstance(text, ast.JoinedStr):
        return [word for part in text.values if isinstance(part, ast.Constant) for word in bare_words(part)]
    if isinstance(text, ast.IfExp):
        return bare_words(text.body) + bare_words(text.orelse)
    if isinstance(text, ast.BoolOp):
        return [word for part in text.values for word in bare_words(part)]
    if isinstance(text, ast.BinOp):
        return bare_words(text.left) + bare_words(text.right)
    if isinstance(text, ast.Call) and isinstance(text.func, ast.Attribute):  # "…".format(…), "…".join(…)
        return bare_words(text.func.value)
    return []


def _has_letters(text: str) -> bool:
    return any(letter.isalpha() for letter in ICON.sub("", text).replace(PRODUCT_NAME, ""))


def test_pages_show_no_literal_text():
    found, seen = [], 0
    for path in PAGES:
        for call, text in streamlit_texts(ast.parse(path.read_text(encoding="utf-8"))):
            seen += 1
            found += [f"{path.relative_to(ROOT)}:{text.lineno}: st.{call}: {word!r}" for word in bare_words(text)]
    assert seen > 40  # else the search itself is broken
    assert not found, "put these into _():\n" + "\n".join(found)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ('st.title("Hello")', ["Hello"]),
        ('st.sidebar.button("Hello")', ["Hello"]),
        ('st.metric(_("a"), "none")', ["none"]),
        ('st.button(_("a"), help="What it does")', ["What it does"]),
        ('st.caption(f"{n} runs")', [" runs"]),
        ('st.caption("{} runs".format(n))', ["{} runs"]),
        ('st.button(_("a") if x else "or this")', ["or this"]),
        ('st.write("one" + _("two"))', ["one"]),
        ('st.title(_("Hello"))', []),
        ('st.caption(_("{n} runs").format(n=3))', []),
        ('st.markdown(f"#### :material/draw: {name} · {state}")', []),
        ('st.info("  \\n".join(lines), icon=":material/groups:")', []),
        ('st.image(picture, "png")', []),
        ('st.navigation({"": [], "See": [], _("Try"): []})', ["See"]),
    ],
)
def test_the_search_for_literal_text(code: str, words: list[str]):
    assert [word for _, text in streamlit_texts(ast.parse(code)) for word in bare_words(text)] == words


def test_marks_hold_literals_only():
    """`_(f"…")` and `N_(name)` would never be found by the extraction; `_(variable)` is fine."""
    wrong = []
    for path in [ROOT / "app.py", *PAGES, *sorted((ROOT / "lib").rglob("*.py"))]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS:
                text = node.args[0]
                literal = isinstance(text, ast.Constant) and isinstance(text.value, str)
                if isinstance(text, ast.JoinedStr | ast.BinOp) or (node.func.id == "N_" and not literal):
                    wrong.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert not wrong


# Texts that are data


def label_dicts() -> list[tuple[str, ast.Dict]]:
    """The `LABELS = {…}` or `…_LABELS = {…}` of the browser parts."""
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
    assert parts == [name.partition(".")[0] for name, _ in label_dicts()]


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


# lib.i18n


def speak(monkeypatch: pytest.MonkeyPatch, *, chosen: str | None = None, locale: str | None = "en-GB") -> None:
    """Make the session's choice and the browser's language what they are given as."""
    monkeypatch.setattr(i18n.st, "session_state", {} if chosen is None else {i18n.QUERY_KEY: chosen})
    monkeypatch.setattr(i18n.st, "context", type("Context", (), {"locale": locale})())


def test_catalogue_translates():
    assert i18n.catalogue("zh").gettext("Routing") == "路由"
    assert i18n.catalogue("zh").gettext("{count} lengths").format(count=10) == "10 个长度"


def test_english_passes_through():
    assert i18n.catalogue("en").gettext("Routing") == "Routing"


def test_a_text_without_translation_stays_english():
    assert i18n.catalogue("zh").gettext("No such sentence.") == "No such sentence."


@pytest.mark.parametrize(
    ("chosen", "locale", "language"),
    [
        ("zh", "en-GB", "zh"),
        ("en", "zh-CN", "en"),
        (None, "zh-CN", "zh"),
        (None, "zh-Hant-TW", "zh"),
        (None, "ZH", "zh"),
        (None, "de-DE", "en"),
        (None, None, "en"),
        ("xx", "de-DE", "en"),
        ("xx", "zh-CN", "zh"),
        ("../zh", "de-DE", "en"),
    ],
)
def test_language_is_the_choice_else_the_browsers_else_english(monkeypatch, chosen, locale, language):
    speak(monkeypatch, chosen=chosen, locale=locale)
    assert i18n.current_language() == language


def test_underscore_speaks_the_learners_language(monkeypatch):
    speak(monkeypatch, chosen="zh")
    assert i18n._("Routing") == "路由"
    speak(monkeypatch, chosen="en")
    assert i18n._("Routing") == "Routing"


def test_nothing_to_translate_is_nothing(monkeypatch):
    speak(monkeypatch, chosen="zh")
    assert i18n._("") == ""  # gettext's own answer would be the file's header


def test_errors_are_filled_after_they_are_translated(monkeypatch):
    error = LearnerError(N_("This run has no checkpoint “{name}”. It has: {known}."), name="7", known="1, 2")
    assert str(error) == "This run has no checkpoint “7”. It has: 1, 2."
    speak(monkeypatch, chosen="zh")
    assert i18n.say(error) == "这条训练记录没有检查点“7”。现有：1, 2。"
    speak(monkeypatch, chosen="en")
    assert i18n.say(error) == str(error)


def test_errors_keep_format_specs_and_braces_in_values(monkeypatch):
    speak(monkeypatch, chosen="zh")
    message = N_(
        "The loss became {loss} at step {step}. Try a smaller learning rate (it was {rate:.2g} there) "
        "and start again."
    )
    error = LearnerError(message, loss="nan", step=12, rate=0.01234)
    assert i18n.say(error) == "损失在第 12 步变成了 nan。请减小学习率（当时是 0.012），重新开始。"
    assert "{name}" in i18n.say(LearnerError(N_("{path} cannot be read ({error})."), path="{name}", error="gone"))


FRENCH = """
msgid ""
msgstr ""
"Language: fr\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"
"Content-Type: text/plain; charset=utf-8\\n"

msgid "English"
msgstr "français"

msgid "{count} picture"
msgid_plural "{count} pictures"
msgstr[0] "{count} image"
msgstr[1] "{count} images"
"""


def test_a_language_is_its_file_alone(tmp_path, monkeypatch):
    (tmp_path / "fr.po").write_text(FRENCH, encoding="utf-8")
    monkeypatch.setattr(i18n, "TRANSLATIONS", tmp_path)
    try:
        assert i18n.find_languages() == {"en": "English", "fr": "français"}
        monkeypatch.setattr(i18n, "LANGUAGES", i18n.find_languages())
        speak(monkeypatch, locale="fr-CA")
        assert i18n.current_language() == "fr"
        pictures = Plural("{count} picture", "{count} pictures")
        assert [i18n.plural(pictures, count).format(count=count) for count in (0, 1, 2)] == [
            "0 image",
            "1 image",
            "2 images",
        ]
    finally:
        i18n.catalogue.cache_clear()


@pytest.mark.parametrize(
    ("language", "forms"), [("en", ["1 picture", "2 pictures"]), ("zh", ["1 张图片", "2 张图片"])]
)
def test_a_count_has_the_form_of_its_language(monkeypatch, language, forms):
    speak(monkeypatch, chosen=language)
    pictures = Plural("{count} picture", "{count} pictures")
    assert [i18n.plural(pictures, count).format(count=count) for count in (1, 2)] == forms
