"""Read functions of this project as lines of their files."""

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import FunctionType
from typing import Any, TypeGuard

import lib
from lib.inspectors.answers.description import Code

OWN = "lib.models"
"""The package whose lines are shown."""
ROOT = Path(next(iter(lib.__path__))).resolve().parent
"""The folder that the app is in."""
Function = Any  # a function with `__code__` and `__globals__`


def is_own(function: Any) -> TypeGuard[FunctionType]:
    """Return whether it is a function of `OWN`."""
    return isinstance(function, FunctionType) and function.__module__.startswith(OWN)


def find_own_functions(names: Iterable[str], known: Mapping[str, Any], owner: type) -> Iterator[FunctionType]:
    """Yield the functions of `OWN` that `names` name, in `known` or as methods of `owner`."""
    for name in names:
        used = known.get(name) or getattr(owner, name, None)
        used = inspect.unwrap(used) if callable(used) else None
        if is_own(used):
            yield used


def write_place(file: str, line: int) -> str:
    """Return the place of a line, such as "lib/models/lenet/network.py:17"."""
    return f"{Path(file).resolve().relative_to(ROOT).as_posix()}:{line}"


def read_function(function: Callable) -> Code:
    """Return the function's lines, with its decorators and comments."""
    lines, first = inspect.getsourcelines(function)
    return Code(write_place(inspect.getfile(function), first), textwrap.dedent("".join(lines)).rstrip())


def read_lines(whole: Code, first: ast.stmt | ast.expr, last: ast.stmt | ast.expr) -> Code:
    """Return the lines of `whole` from the first line of `first` to the last line of `last`."""
    file, start = whole.place.rsplit(":", 1)
    lines = whole.text.splitlines()[first.lineno - 1 : last.end_lineno]
    return Code(f"{file}:{int(start) + first.lineno - 1}", textwrap.dedent("\n".join(lines)))
