"""No page shows a text that is not marked for translation, and every mark can be found."""

import ast
import re
from collections.abc import Iterator

import pytest

from lib.settings import ROOT
from tests.texts.messages import KEYWORDS, PAGES

# The arguments of Streamlit's calls that a learner reads, by position; the named ones by name.
READ_FIRST = {
    "button", "camera_input", "caption", "checkbox", "error", "expander", "file_uploader", "form_submit_button",
    "header", "info", "link_button", "markdown", "metric", "multiselect", "number_input", "pills", "popover",
    "progress", "radio", "segmented_control", "select_slider", "selectbox", "slider", "spinner", "status",
    "subheader", "success", "text", "text_area", "text_input", "title", "toast", "toggle", "warning", "write",
}  # fmt: skip
READ_BY_NAME = {"body", "help", "label", "placeholder", "text", "title"}
ICON = re.compile(r":material/\w+:")
PRODUCT_NAME = "Capsule Lab"


def streamlit_texts(tree: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """Yield the arguments of `st.…` and `….title(…)`-like calls that a learner reads."""
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
    """Return the pieces of `text` that no call translates: literals with letters, also in f-strings."""
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
    found: list[str] = []
    seen = 0
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
