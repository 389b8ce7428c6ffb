"""Gives the texts of a browser part in one language, in the form that its scripts read."""

import importlib
import re
from collections.abc import Mapping
from pathlib import Path

from babel import Locale

from lib.errors import CLAUSES, LIST, N_, TITLED, Plural
from lib.i18n import catalogue, find_languages

FOLDER = Path(__file__).parent
PART_NAME = re.compile(r"[a-z]+(_[a-z]+)*")
COUNTS = (*range(200), 1_000, 1_000_000)
"""Every plural category of every language has one of these numbers in it."""
GONE = N_("This link asks for the {title} “{wanted}”, which is not available here.")
OF_EVERY_PART: Mapping[str, str] = {
    "gone": GONE,
    "close": N_("Close"),
    "kit_list": LIST,
    "kit_clauses": CLAUSES,
    "kit_titled": TITLED,
    "kit_both": N_("{text} + {more}"),
    "kit_right": N_("It is right."),
    "kit_wrong": N_("It is wrong: the picture shows “{label}”."),
    "kit_network_made": N_("This network is being made ready for the browser. Until then the server answers."),
    "kit_network_arriving": N_(
        "The network is on its way to this browser: {come} of {all} MB have arrived. Until then the server "
        "answers."
    ),
    "kit_network_starting": N_(
        "The network of {all} MB has arrived in this browser and is starting. Until then the server answers."
    ),
    "kit_network_large": N_(
        "This network is too large to be sent to a browser, so the server answers, a moment later."
    ),
    "kit_network_unsupported": N_("This browser cannot run the network, so the server answers, a moment later."),
    "kit_network_memory": N_(
        "There is too little memory to run the network in this browser, so the server answers, a moment later."
    ),
    "kit_network_missing": N_(
        "The network did not arrive, so the server answers, a moment later. Reload the page to try again."
    ),
    "kit_network_damaged": N_(
        "The network arrived damaged, so the server answers, a moment later. Reload the page to try again."
    ),
    "kit_network_failed": N_(
        "The network stopped in this browser, so the server answers, a moment later. Reload the page to try again."
    ),
}
"""The texts of the kit."""


def labels_of(part: str) -> Mapping[str, str | Plural]:
    """Return the `LABELS` of `lib/parts/<part>/labels.py`, in English.

    Raises:
        KeyError: if no part of that name has labels.
    """
    if not PART_NAME.fullmatch(part) or not (FOLDER / part / "labels.py").is_file():
        raise KeyError(part)
    return importlib.import_module(f"lib.parts.{part}.labels").LABELS


def titles_of(part: str) -> Mapping[str, str]:
    """Return the `TITLES` of `lib/parts/<part>/labels.py`, in English: what each parameter of the address chooses.

    Only a part that itself says what of a link is gone has them; its page's parameters have these titles.
    """
    return getattr(importlib.import_module(f"lib.parts.{part}.labels"), "TITLES", {})


def texts_of(part: str, language: str) -> dict[str, dict[str, object]]:
    """Return `{"labels": {name: text}, "plurals": {name: {category: text}}, "titles": …, "shared": …}` of a part.

    The categories of a plural text are CLDR's, as JavaScript's `Intl.PluralRules` names them. `titles` has the
    texts of `titles_of`, and `shared` those of `OF_EVERY_PART`.

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
        "titles": {name: translate(title) for name, title in titles_of(part).items()},
        "shared": {name: translate(text) for name, text in OF_EVERY_PART.items()},
    }


def plural_forms(message: Plural, language: str) -> dict[str, str]:
    """Return the text of each plural category that `language` has: `{"one": …, "other": …}` in English."""
    category = Locale.parse(language).plural_form
    examples = {category(count): count for count in reversed(COUNTS)}
    translate = catalogue(language).ngettext
    return {name: translate(*message, count) for name, count in sorted(examples.items())}
