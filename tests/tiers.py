"""The fast tier, `pytest --quick`: no TensorFlow, no browser, no other process, no page.

What a test needs is read off its own file: the modules that it imports, and what these import in turn, as long as
they lie in this project. Nobody has to mark anything.
"""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SLOW_IMPORTS = {"tensorflow", "keras", "playwright", "streamlit.testing"}
SLOW_IN_THE_TEST_ITSELF = {"subprocess"}
SLOW_FIXTURES = {"page", "trained_home", "trained_store"}


def is_quick_file(path: Path) -> bool:
    """Return whether importing this test file loads nothing slow."""
    return not SLOW_IN_THE_TEST_ITSELF & set(_imports(path)) and not any(map(_is_slow, _loaded(path)))


def _is_slow(name: str) -> bool:
    return any(name == slow or name.startswith(f"{slow}.") for slow in SLOW_IMPORTS)


def _loaded(path: Path) -> set[str]:
    """Return every name that is imported with the file at `path`."""
    found: set[str] = set()
    waiting = [path]
    while waiting:
        new = set(_imports(waiting.pop())) - found
        found |= new
        waiting += [file for name in new if (file := _file_of(name)) is not None]
    return found


def _file_of(name: str) -> Path | None:
    """Return the file of one of this project's modules; None for a name in a module, or of another project."""
    place = ROOT.joinpath(*name.split("."))
    for path in (place.with_suffix(".py"), place / "__init__.py"):
        if path.is_file():
            return path
    return None


@cache
def _imports(path: Path) -> tuple[str, ...]:
    """Return the names that a file imports when it is itself imported, packages above them included."""
    return tuple(dict.fromkeys(_imported(ast.parse(path.read_text(encoding="utf-8")).body)))


def _imported(statements: list[ast.stmt]) -> Iterator[str]:
    for statement in statements:
        match statement:
            case ast.Import(names=names):
                for one in names:
                    yield from _with_packages(one.name)
            case ast.ImportFrom(module=str(module), names=names):
                yield from _with_packages(module)
                yield from (f"{module}.{one.name}" for one in names)
            case ast.If(test=ast.Name(id="TYPE_CHECKING"), orelse=otherwise):
                yield from _imported(otherwise)
            case ast.If(body=body, orelse=otherwise) | ast.Try(body=body, orelse=otherwise):
                yield from _imported([*body, *otherwise])


def _with_packages(name: str) -> Iterator[str]:
    parts = name.split(".")
    yield from (".".join(parts[:end]) for end in range(1, len(parts) + 1))


def add_option(parser: pytest.Parser) -> None:
    """Let `pytest --quick` be said."""
    parser.addoption("--quick", action="store_true", help="run only what needs no TensorFlow, browser or process")


def leave_out(items: list[pytest.Item]) -> list[pytest.Item]:
    """Return those of the collected tests that need a slow fixture."""
    return [item for item in items if SLOW_FIXTURES & set(getattr(item, "fixturenames", ()))]


def loaded_slow() -> list[str]:
    """Return what no quick test may have loaded, but one has."""
    return sorted(name for name in ("tensorflow", "keras") if name in sys.modules)
