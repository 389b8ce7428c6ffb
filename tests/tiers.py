"""The fast tier, `pytest --quick`: no TensorFlow, no browser, no other process, no page.

What a test needs is read off its own file: the modules that it imports, and what these import in turn, as long as
they lie in this project. Nobody has to mark anything.
"""

import ast
import inspect
import sys
import textwrap
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SLOW_IMPORTS = {
    *("tensorflow", "keras", "playwright", "streamlit.testing"),
    "lib.datasets.multi_mnist",  # imports TensorFlow when it is asked, to keep its pairs as TFRecord shards
}
SLOW_IN_THE_TEST_ITSELF = {"subprocess"}
SLOW_FIXTURES = {"page", "trained_home", "trained_store"}


def is_quick_file(path: Path) -> bool:
    """Return whether importing this test file loads nothing slow."""
    imported = _imports(path)
    return not SLOW_IN_THE_TEST_ITSELF & set(imported) and not _reach_slow(imported)


def is_quick_test(item: pytest.Item) -> bool:
    """Return whether a test of a quick file has no slow fixture, and imports nothing slow in its own lines."""
    if SLOW_FIXTURES & set(getattr(item, "fixturenames", ())):
        return False
    lines = ast.walk(ast.parse(textwrap.dedent(inspect.getsource(getattr(item, "function")))))  # noqa: B009
    return not _reach_slow(_imported([line for line in lines if isinstance(line, ast.Import | ast.ImportFrom)]))


def _reach_slow(names: Iterable[str]) -> bool:
    """Return whether anything slow is among the names or among what is imported with them."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if any(name == slow or name.startswith(f"{slow}.") for slow in SLOW_IMPORTS):
            return True
        if name not in found and (file := _file_of(name)) is not None:
            waiting += _imports(file)
        found.add(name)
    return False


@cache
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
    """Add the option `--quick` to pytest."""
    parser.addoption("--quick", action="store_true", help="run only what needs no TensorFlow, browser or process")


def loaded_slow() -> list[str]:
    """Return what no quick test may have loaded, but one has."""
    return sorted(name for name in ("tensorflow", "keras") if name in sys.modules)
