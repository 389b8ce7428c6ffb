"""Texts read as a native speaker would write them: what has gone wrong once is kept out of all of them."""

import re

import pytest

from lib.i18n import DEFAULT, catalogue, find_languages
from lib.intervals import write_percent
from lib.settings import ROOT
from tests.texts.messages import extracted, translations

HAN = r"[\u4e00-\u9fff]"
FULL_WIDTH = "，。；：！？（）“”、"

EVERYWHERE = {
    "a percent sign without a space": r"[\d}]%|:\.\d+%",
    "a plural in brackets": r"\(s\)|（s）",
    "two spaces": r"[^\s]  +[^\s]",
    "a straight apostrophe": "'",
}
ENGLISH = {
    "an article before what is filled in, as in “a 8”": r"\b[Aa]n? “?\{(?!kind\})",
    "behind, where after is meant": r"only behind|comes behind",
}
CHINESE = {
    "half-width punctuation beside Chinese": rf"{HAN}\s*[,;:?!()]|[,;:?!()]\s*{HAN}",
    "a space beside full-width punctuation": rf"[{FULL_WIDTH}] (?!…)| [{FULL_WIDTH}]",
    "a space between Chinese characters": rf"{HAN} {HAN}",
    "no space between Chinese and Latin": rf"{HAN}[A-Za-z0-9]|[A-Za-z0-9]{HAN}",
    "dots that are not the Chinese ellipsis": rf"{HAN} ?…(?!…)|\}} …$",
    "another word than 重建 for reconstruction": "重构",
    "another word than 训练记录 for a run": "(?<!正在)(?<!现在)(?<!实际)运行(?!服务器)",
}


def texts_of(language: str) -> list[str]:
    if language == DEFAULT:
        return [text for key in extracted() for text in ([key] if isinstance(key, str) else key)]
    return [one.text for one in translations() if one.language == language]


@pytest.mark.parametrize("fault", [*EVERYWHERE, *ENGLISH])
def test_no_english_text_has(fault: str):
    wrong = re.compile({**EVERYWHERE, **ENGLISH}[fault])
    assert [text for text in texts_of(DEFAULT) if wrong.search(text)] == []


@pytest.mark.parametrize("fault", [*EVERYWHERE, *CHINESE])
def test_no_chinese_text_has(fault: str):
    wrong = re.compile({**EVERYWHERE, **CHINESE}[fault])
    assert [text for text in texts_of("zh") if wrong.search(text)] == []


@pytest.mark.parametrize(
    ("fault", "wrong", "right"),
    [
        ("a percent sign without a space", "{share:.0%} of", "{share} of 95 % or 20 of 30 %"),
        ("a percent sign without a space", "93.1%", "93.1 %"),
        ("a straight apostrophe", "the run's log", "the run’s log"),
        ("an article before what is filled in, as in “a 8”", "It reads a {name}", "It reads “{name}”"),
        ("half-width punctuation beside Chinese", "训练: {runs}", "训练：{runs}"),
        ("half-width punctuation beside Chinese", "随机失活 (dropout)", "随机失活（dropout）"),
        ("a space beside full-width punctuation", "训练 ，验证", "训练，验证 95 %"),
        ("no space between Chinese and Latin", "用GPU训练", "用 GPU 训练"),
        ("dots that are not the Chinese ellipsis", "正在读取图片 …", "正在读取图片……"),
        ("dots that are not the Chinese ellipsis", "正在生成 {name} …", "正在生成 {name}……"),
        ("another word than 训练记录 for a run", "随应用附带的运行", "正在运行的代码"),
    ],
)
def test_the_search_for_faults(fault: str, wrong: str, right: str):
    pattern = re.compile({**EVERYWHERE, **ENGLISH, **CHINESE}[fault])
    assert pattern.search(wrong)
    assert not pattern.search(right)


@pytest.mark.parametrize("language", find_languages())
def test_no_line_ends_before_a_percent_sign(language: str):
    texts = catalogue(language)
    sign = "{low:.2f} to {high:.2f} %"
    assert texts.gettext(sign).endswith("{high:.2f}\u00a0%")
    assert texts.ngettext("{count} %", "{count} %", 2) == "{count}\u00a0%"
    assert write_percent(0.987) == "98.70\u00a0%"


NO_TEXT = re.compile(r"rgba?\(|gradient\(|translate\(|repeat\(|new \w*Error\(|[‖Σ]| d = `|USES_|^\s*(\*|//)")
"""Lines of scripts in which styles, paths, formulas or errors for developers are put together."""
PUT_TOGETHER = re.compile(r"`[^`]*\}[,.;:] [^`]*`|`[^`]*\}[.:]`|join\(\"[^\"]*[,.;:] \"\)|ListFormat")


def test_no_script_puts_punctuation_between_texts():
    """Marks differ by language, so they stand in a whole text, or come from `joinList` and its like."""
    scripts = sorted((ROOT / "lib/parts").rglob("*.js"))
    assert len(scripts) > 100
    wrong = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in scripts
        for line in path.read_text(encoding="utf-8").splitlines()
        if PUT_TOGETHER.search(line) and not NO_TEXT.search(line)
    ]
    assert wrong == []


@pytest.mark.parametrize("line", ["`${place}: ${value}`", "`${title}.`", 'read.join(", ")', "`${one}, ${other}`"])
def test_the_search_for_punctuation_between_texts(line: str):
    assert PUT_TOGETHER.search(line)


def test_every_share_is_written_by_the_one_formatter():
    """Python's and Plotly's percents have no space before the sign, as `write_percent` has."""
    own_format = re.compile(r":\.\d+%|['\"]\.\d%|format=\"percent\"")
    files = [
        path
        for folder in ("lib", "pages")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".html"}
    ]
    assert len(files) > 200
    wrong = [str(path.relative_to(ROOT)) for path in files if own_format.search(path.read_text(encoding="utf-8"))]
    assert wrong == []
