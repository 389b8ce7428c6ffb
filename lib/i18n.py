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
from lib.settings import ASSETS, shorten_paths

DEFAULT = "en"
OWN_NAME = N_("English")
"""What a language calls itself; every translation says its own name here."""
QUERY_KEY = "lang"
ACCEPTED = "Accept-Language"
"""The header in which a browser names its languages."""
TRANSLATIONS = ASSETS / "translations"


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """Return the translations into `language`, read once; English is what the source says."""
    if language == DEFAULT:
        return gettext.NullTranslations()
    with (TRANSLATIONS / f"{language}.po").open("rb") as file:
        compiled = BytesIO()
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@cache
def find_languages() -> tuple[str, ...]:
    """Return the codes of all languages: English, and each that has a file. The files stay unread."""
    return (DEFAULT, *sorted(path.stem for path in TRANSLATIONS.glob("*.po")))


def own_name(language: str) -> str:
    """Return what `language` calls itself."""
    return catalogue(language).gettext(OWN_NAME)


def current_language() -> str:
    """Return the code of the language that the learner chose, else of the browser's, else of English."""
    chosen = st.session_state.get(QUERY_KEY)
    return chosen if chosen in find_languages() else browser_language()


def browser_language() -> str:
    """Return the code of the first of the browser's languages that the app has, else of English."""
    return language_of(st.context.headers.get(ACCEPTED, ""))


def language_of(accepted: str, chosen: str | None = None) -> str:
    """Return the code of the language for a request, the chosen one or the first accepted that the app has.

    Args:
        accepted: the header Accept-Language, such as "zh-CN,zh;q=0.9,en;q=0.8"; browsers send the best first.
    """
    named = (part.partition(";")[0].strip().partition("-")[0].lower() for part in accepted.split(","))
    return next((code for code in (chosen, *named) if code in find_languages()), DEFAULT)


def _(message: str) -> str:
    """Return `message` in the learner's language."""
    return catalogue(current_language()).gettext(message) if message else ""


def plural(message: Plural, count: int) -> str:
    """Return the form of `message` for `count`, in the learner's language; the caller fills it in."""
    return catalogue(current_language()).ngettext(message.one, message.other, count)


def translator() -> Callable[[str], str]:
    """Return `_` for many texts at once: the language is looked up only now."""
    return catalogue(current_language()).gettext


def say(error: LearnerError, write: Callable[[str], str] = str) -> str:
    """Return the error's sentence in the learner's language, filled in; see `sentence`."""
    return sentence(error.message, error.values, write)


def sentence(message: str, values: Mapping[str, object], write: Callable[[str], str] = str) -> str:
    """Return `message` in the learner's language, filled with `values`; texts and errors among them too.

    Of the server's paths only what is below its folders is shown.

    Args:
        write: returns a value as the place needs it where the sentence is shown, such as `in_markdown`.
    """
    return _(message).format(**{name: _written(value, write) for name, value in values.items()})


def _written(value: object, write: Callable[[str], str]) -> object:
    match value:
        case LearnerError():
            return say(value, write)
        case int() | float():
            return value  # the sentence may say how many digits
        case str():
            return write(shorten_paths(_(value)))
        case _:
            return write(shorten_paths(str(value)))
