"""Everything a learner reads, in their language, through gettext.

English sentences are the message ids; `assets/translations/<language>.po` holds the others.
"""

import gettext
from collections.abc import Callable, Iterable, Mapping
from functools import cache, reduce
from io import BytesIO
from typing import cast

import streamlit as st
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from lib.errors import CLAUSES, LIST, N_, TITLED, LearnerError, Plural
from lib.intervals import PERCENT
from lib.settings import ASSETS, shorten_paths

DEFAULT = "en"
OWN_NAME = N_("English")
"""What a language calls itself; every translation says its own name here."""
QUERY_KEY = "lang"
ACCEPTED = "Accept-Language"
"""The header in which a browser names its languages."""
TRANSLATIONS = ASSETS / "translations"


class Texts(gettext.GNUTranslations):
    """The texts of one language. A percent sign stays in the line of its number."""

    def gettext(self, message: str) -> str:
        """Return `message` in this language, or as it is without a translation."""
        return super().gettext(message).replace(" %", PERCENT)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the form for `n` in this language."""
        return super().ngettext(msgid1, msgid2, n).replace(" %", PERCENT)


@cache
def catalogue(language: str) -> Texts:
    """Return the translations into `language`, read once; English is what the source says."""
    compiled = BytesIO()
    write_mo(compiled, Catalog() if language == DEFAULT else _read_translations(language))
    compiled.seek(0)
    return Texts(compiled)


def _read_translations(language: str) -> Catalog:
    with (TRANSLATIONS / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


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


def join_list(texts: Iterable[str]) -> str:
    """Return the texts as a list, "a, b, c", with the commas of the learner's language."""
    return _join(LIST, texts)


def join_clauses(texts: Iterable[str]) -> str:
    """Return the texts in one sentence, "a; b; c", with the semicolons of the learner's language."""
    return _join(CLAUSES, texts)


def _join(pattern: str, texts: Iterable[str]) -> str:
    parts, pattern = list(texts), _(pattern)
    return reduce(lambda text, more: pattern.format(text=text, more=more), parts) if parts else ""


def put_before(title: str, text: str) -> str:
    """Return "title: text" with the colon of the learner's language."""
    return _(TITLED).format(title=title, text=text)


def say(error: LearnerError, write: Callable[[str], str] = str) -> str:
    """Return the error's sentence in the learner's language, filled in; see `sentence`."""
    return sentence(error.message, error.values, write)


def sentence(message: str, values: Mapping[str, object], write: Callable[[str], str] = str) -> str:
    """Return `message` in the learner's language, filled with `values`; texts and errors among them too.

    A tuple of texts, or a list as JSON has it, is written as a list of the learner's language.

    Of the server's paths only what is below its folders is shown.

    Args:
        write: returns a value as the place needs it where the sentence is shown, such as `in_markdown`.
    """
    return _(message).format(**{name: _written(value, write) for name, value in values.items()})


def _written(value: object, write: Callable[[str], str]) -> object:
    match value:
        case LearnerError():
            return say(value, write)
        case tuple() | list():
            return join_list(str(_written(one, write)) for one in cast(Iterable[object], value))
        case int() | float():
            return value  # the sentence may say how many digits
        case str():
            return write(shorten_paths(_(value)))
        case _:
            return write(shorten_paths(str(value)))
