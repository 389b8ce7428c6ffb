"""A learner reads the language that they chose, else their browser's, else English."""

import subprocess
import sys

import pytest

from lib import i18n
from lib.errors import N_, LearnerError, Plural
from lib.settings import ROOT


def speak(monkeypatch: pytest.MonkeyPatch, *, chosen: str | None = None, locale: str | None = "en-GB") -> None:
    """Make the session's choice and the browser's language what they are given as."""
    monkeypatch.setattr(i18n.st, "session_state", {} if chosen is None else {i18n.QUERY_KEY: chosen})
    headers = {} if locale is None else {i18n.ACCEPTED: locale}
    monkeypatch.setattr(i18n.st, "context", type("Context", (), {"headers": headers})())


def test_catalogue_translates():
    assert i18n.catalogue("zh").gettext("Routing") == "路由"
    assert i18n.catalogue("zh").ngettext("{count} length", "{count} lengths", 10).format(count=10) == "10 个长度"


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
    error = LearnerError(N_("This run has no checkpoint “{name}”. It has: {known}."), name="7", known=("1", "2"))
    assert str(error) == "This run has no checkpoint “7”. It has: 1, 2."
    speak(monkeypatch, chosen="zh")
    assert i18n.say(error) == "这条训练记录没有检查点“7”。现有：1、2。"
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
    i18n.find_languages.cache_clear()
    try:
        assert {code: i18n.own_name(code) for code in i18n.find_languages()} == {"en": "English", "fr": "français"}
        speak(monkeypatch, locale="fr-CA")
        assert i18n.current_language() == "fr"
        pictures = Plural("{count} picture", "{count} pictures")
        assert [i18n.plural(pictures, count).format(count=count) for count in (0, 1, 2)] == [
            "0 image",
            "1 image",
            "2 images",
        ]
    finally:
        i18n.find_languages.cache_clear()
        i18n.catalogue.cache_clear()


def test_no_translation_is_read_before_it_is_asked_for():
    script = "from lib import i18n; i18n.find_languages(); print(i18n.catalogue.cache_info().currsize)"
    done = subprocess.run((sys.executable, "-c", script), cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"


@pytest.mark.parametrize(
    ("language", "forms"), [("en", ["1 picture", "2 pictures"]), ("zh", ["1 张图片", "2 张图片"])]
)
def test_a_count_has_the_form_of_its_language(monkeypatch, language, forms):
    speak(monkeypatch, chosen=language)
    pictures = Plural("{count} picture", "{count} pictures")
    assert [i18n.plural(pictures, count).format(count=count) for count in (1, 2)] == forms
