"""What README, CONTRIBUTING and docs call by a path or a name is there."""

import re
from functools import cache
from pathlib import Path

import pytest

from lib.settings import ROOT

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
FOLDERS = ("assets", "docs", "lib", "pages", "scripts", "tests")
OWN_PATH = re.compile(rf"(?:{'|'.join(FOLDERS)})/[\w./-]*")
MEMBER = re.compile(r"([A-Z]\w+)\.(\w+)")


def code_in(page: Path) -> list[str]:
    """Return what stands in backticks in the page's sentences and tables."""
    return re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.S))


@cache
def python_of_the_app() -> str:
    return "\n".join(
        path.read_text(encoding="utf-8") for folder in ("lib", "pages") for path in (ROOT / folder).rglob("*.py")
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_path_is_there(page: Path) -> None:
    paths = [code for code in code_in(page) if OWN_PATH.fullmatch(code)]
    assert [path for path in paths if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_member_of_a_class_is_there(page: Path) -> None:
    source = python_of_the_app()
    members = [match.groups() for code in code_in(page) if (match := MEMBER.fullmatch(code))]
    missing = [
        f"{owner}.{name}"
        for owner, name in members
        if f"class {owner}" in source and not re.search(rf"(?:def {name}\b|^    {name}\b)", source, re.M)
    ]
    assert missing == []
