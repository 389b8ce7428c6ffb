"""Gives the texts of a browser part in one language, in the form that its scripts read."""

import importlib
import re
from collections.abc import Mapping
from pathlib import Path

from babel import Locale

from lib.errors import Plural
from lib.i18n import catalogue, find_languages

FOLDER = Path(__file__).parent
PART_NAME = re.compile(r"[a-z]+(_[a-z]+)*")
COUNTS = (*range(200), 1_000, 1_000_000)
"""Every plural category of every language has one of these numbers in it."""


def labels_of(part: str) -> Mapping[str, str | Plural]:
    """Return the `LABELS` of `lib/parts/<part>/labels.py`, in English.

    Raises:
        KeyError: if no part of that name has labels.
    """
    if not PART_NAME.fullmatch(part) or not (FOLDER / part / "labels.py").is_file():
        raise KeyError(part)
    return importlib.import_module(f"lib.parts.{part}.labels").LABELS


def texts_of(part: str, language: str) -> dict[str, dict[str, object]]:
    """Return `{"labels": {name: text}, "plurals": {name: {category: text}}}` of a part.

    The categories of a plural text are CLDR's, as JavaScript's `Intl.PluralRules` names them.

    Raises:
        KeyError: if there is no such part or language.
    """
    if language not in find_languages():
        raise KeyError(language)
    labels = labels_of(part)
    translate = catalogue(language).gettext
    return {
        "labels": {name: translate(text) for name, text in labels.items() if isinstance(text, str)},
        "plurals": {
            name: plural_forms(text, language) for name, text in labels.items() if isinstance(text, Plural)
        },
    }


def plural_forms(message: Plural, language: str) -> dict[str, str]:
    """Return the text of each plural category that `language` has: `{"one": …, "other": …}` in English."""
    category = Locale.parse(language).plural_form
    examples = {category(count): count for count in reversed(COUNTS)}
    translate = catalogue(language).ngettext
    return {name: translate(*message, count) for name, count in sorted(examples.items())}
