"""Every text that the program marks for translation, and what the translations say."""

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


def translations() -> list[tuple[str, Message]]:
    """Return every message with its translation and its language; of plural forms, each by itself."""
    return [
        (path.stem, one) for path in PO_FILES for message in read(path) if message.id for one in forms(message)
    ]


def forms(message: Message) -> list[Message]:
    if isinstance(message.id, str):
        return [message]
    return [Message(message.id[-1], form) for form in message.string]
