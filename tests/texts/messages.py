"""Every text that the program marks for translation, and what the translations say."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.pofile import read_po

from lib.settings import ASSETS, ROOT

PO_FILES = sorted((ASSETS / "translations").glob("*.po"))
KEYWORDS = {"_": None, "N_": None, "NP_": (1, 2)}
PAGES = sorted((ROOT / "pages").rglob("*.py"))


@cache
def extracted() -> dict[str | tuple[str, ...], str]:
    """Return every marked message of the program and where it stands; one with plural forms is a tuple."""
    found: dict[str | tuple[str, ...], str] = {}
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


@dataclass(frozen=True)
class Translation:
    """A text and what it is in another language; of a message with plural forms, one of them."""

    language: str
    english: str
    text: str


def translations() -> list[Translation]:
    return [
        Translation(path.stem, english, text)
        for path in PO_FILES
        for message in read(path)
        if message.id
        for english, text in forms(message)
    ]


def forms(message: Message) -> list[tuple[str, str]]:
    """Return each form of a message in English with its translation, "" where there is none."""
    if isinstance(message.id, str):
        return [(message.id, str(message.string or ""))]
    return [(message.id[-1], form or "") for form in message.string or ()]


def key_of(message: Message) -> str | tuple[str, ...]:
    """Return what `extracted` knows the message by."""
    return message.id if isinstance(message.id, str) else tuple(message.id)
