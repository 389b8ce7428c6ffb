"""Everything a learner reads, in their language, through gettext.

English sentences are the message ids; `assets/translations/<language>.po` holds the others.
"""

import gettext
from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO

import streamlit as st
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from lib.errors import N_, LearnerError, Plural
from lib.settings import ASSETS

DEFAULT = "en"
OWN_NAME = N_("English")
"""What a language calls itself; every translation says its own name here."""
QUERY_KEY = "lang"
TRANSLATIONS = ASSETS / "translations"


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The translations into `language`; English is what the source says."""
    if language == DEFAULT:
        return gettext.NullTranslations()
    with (TRANSLATIONS / f"{language}.po").open("rb") as file:
        compiled = BytesIO()
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def find_languages() -> dict[str, str]:
    """Return what each language calls itself, by its code: English and every one that there is a file for."""
    others = sorted(path.stem for path in TRANSLATIONS.glob("*.po"))
    return {language: catalogue(language).gettext(OWN_NAME) for language in (DEFAULT, *others)}


LANGUAGES = find_languages()


def current_language() -> str:
    """The learner's choice, else the browser's language, else English."""
    chosen = st.session_state.get(QUERY_KEY)
    return chosen if chosen in LANGUAGES else browser_language()


def browser_language() -> str:
    """Return the language that the browser is set to, "zh" for "zh-CN" too; English where there is none such."""
    set_to = (st.context.locale or "").lower().partition("-")[0]
    return set_to if set_to in LANGUAGES else DEFAULT


def _(message: str) -> str:
    """`message` in the learner's language."""
    return catalogue(current_language()).gettext(message) if message else ""


def plural(message: Plural, count: int) -> str:
    """Return the form of `message` for `count`, in the learner's language; the caller fills it in."""
    return catalogue(current_language()).ngettext(message.one, message.other, count)


def translator() -> Callable[[str], str]:
    """`_` for many texts at once: the language is looked up only now."""
    return catalogue(current_language()).gettext


def say(error: LearnerError) -> str:
    """The error's sentence in the learner's language, filled in."""
    return sentence(error.message, error.values)


def sentence(message: str, values: Mapping[str, object]) -> str:
    """`message` in the learner's language, filled with `values`, of which texts and errors are translated too."""
    return _(message).format(**{name: _translated(value) for name, value in values.items()})


def _translated(value: object) -> object:
    if isinstance(value, LearnerError):
        return say(value)
    return _(value) if isinstance(value, str) else value
