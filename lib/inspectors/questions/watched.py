"""Watch functions while they run: what each statement of their source assigned."""

import ast
import inspect
import sys
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import CodeType, FrameType
from typing import Any

import numpy as np

from lib.inspectors.answers.training_step import Line, TracedFunction, Value
from lib.inspectors.questions.describe.source_lines import write_place

RETURN = "return"
FIRST = 4
MOST_SAMPLED = 64
"""How many rows, columns or pixels a side a sample has at most."""
MOST_NAMED = 3
"""Of a longer list nothing is shown: its arrays have no names."""
Wanted = Callable[[Mapping[str, Any]], bool]


@dataclass(frozen=True)
class Statement:
    """The lines of a statement, counted from the function's first, and the names that it assigns."""

    first: int
    last: int
    targets: tuple[str, ...] = ()


@dataclass
class Watched:
    """A function, and what was seen when it last ran.

    Attributes:
        is_wanted: says by its arguments whether a call counts.
        values: by the last line of a statement, counted from the function's first.
    """

    code: CodeType
    is_wanted: Wanted = lambda arguments: True
    values: dict[int, list[Value]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        lines, self.start = inspect.getsourcelines(self.code)
        self.lines = textwrap.dedent("".join(lines)).rstrip().splitlines()
        definition = ast.parse("\n".join(self.lines)).body[0]
        assert isinstance(definition, ast.FunctionDef), "the source of a function is its definition"
        self.head = definition.body[0].lineno - 1
        self.docstring = range(0)
        if ast.get_docstring(definition) is not None:
            self.docstring = range(definition.body[0].lineno, (definition.body[0].end_lineno or 0) + 1)
        self.statements = [_describe(node) for node in ast.walk(definition) if _is_simple(node)]

    def statement_at(self, line: int) -> Statement | None:
        """Return the statement that a line of the file belongs to; None between statements, and at a head."""
        at = line - self.start + 1
        return next((one for one in self.statements if one.first <= at <= one.last), None)

    def shown(self) -> TracedFunction:
        """Return the source with what was seen."""
        lines = [
            Line(text, tuple(self.values.get(number, ())))
            for number, text in enumerate(self.lines, start=1)
            if number not in self.docstring
        ]
        return TracedFunction(
            self.code.co_name, write_place(self.code.co_filename, self.start), tuple(_without_gaps(lines))
        )


def inner_code(function: Any, name: str) -> CodeType:
    """Return the code of a function that is defined in another."""
    return next(one for one in function.__code__.co_consts if isinstance(one, CodeType) and one.co_name == name)


@contextmanager
def watch(functions: Sequence[Watched]) -> Iterator[list[Watched]]:
    """Remember what the functions compute in this context; the list has those that ran, in order."""
    by_code = {one.code: one for one in functions}
    ran: list[Watched] = []

    def begin(frame: FrameType, event: str, argument: Any) -> Callable | None:
        watched = by_code.get(frame.f_code)
        if watched is None:
            return None
        arguments = {name: frame.f_locals[name] for name in frame.f_code.co_varnames[: frame.f_code.co_argcount]}
        if not watched.is_wanted(arguments):
            return None
        if watched not in ran:
            ran.append(watched)
        watched.values = {
            watched.head: [value for name in arguments for value in values_of(name, arguments[name])]
        }
        return _follow(watched)

    before = sys.gettrace()
    sys.settrace(begin)
    try:
        yield ran
    finally:
        sys.settrace(before)


def _follow(watched: Watched) -> Callable:
    """Return what Python calls with every line of one call: it notes what the statement before has assigned."""
    running: Statement | None = None

    def follow(frame: FrameType, event: str, argument: Any) -> Callable:
        nonlocal running
        now = watched.statement_at(frame.f_lineno)
        if running is not None and (event == RETURN or now != running):
            known = {**frame.f_locals, RETURN: argument}
            watched.values[running.last] = [
                value for name in running.targets if name in known for value in values_of(name, known[name])
            ]
        running = now
        return follow

    return follow


def _is_simple(node: ast.AST) -> bool:
    return isinstance(node, ast.stmt) and not hasattr(node, "body")


def _describe(node: Any) -> Statement:
    match node:
        case ast.Assign(targets=targets):
            names = [part.id for target in targets for part in ast.walk(target) if isinstance(part, ast.Name)]
        case ast.AnnAssign(target=ast.Name(id=name)) | ast.AugAssign(target=ast.Name(id=name)):
            names = [name]
        case ast.Return():
            names = [RETURN]
        case _:
            names = []
    return Statement(node.lineno, node.end_lineno or node.lineno, tuple(names))


def values_of(name: str, value: Any) -> list[Value]:
    """Return what can be shown of a variable: a number, an array, or those of a short tuple or dict by name."""
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return [one for key in value._fields for one in values_of(f"{name}.{key}", getattr(value, key))]
    if isinstance(value, dict):
        return [one for key in value for one in values_of(f"{name}[{key!r}]", value[key])]
    if isinstance(value, tuple | list):
        if len(value) > MOST_NAMED:
            return []
        return [one for at, part in enumerate(value) for one in values_of(f"{name}[{at}]", part)]
    numbers = _numbers_in(value)
    return [] if numbers is None or numbers.size == 0 else [_summarise(name, numbers)]


def _numbers_in(value: Any) -> np.ndarray | None:
    if isinstance(value, int | float | np.ndarray) and not isinstance(value, bool):
        return np.asarray(value)
    numpy = getattr(value, "numpy", None)
    numbers = np.asarray(numpy()) if callable(numpy) else None
    return numbers if numbers is not None and numbers.dtype.kind in "biuf" else None


def _summarise(name: str, numbers: np.ndarray) -> Value:
    exact = numbers.astype(np.float64)
    first = tuple(map(float, exact.ravel()[:FIRST]))
    return Value(
        name, numbers.shape, first, float(exact.min()), float(exact.mean()), float(exact.max()), _sample(numbers)
    )


def _sample(numbers: np.ndarray) -> np.ndarray | None:
    """Return the first of a batch of pictures, in [0, 1], or a whole matrix, if it is not too large."""
    if numbers.ndim == 4 and numbers.shape[-1] in (1, 3) and numbers.shape[1] > 1:
        picture = numbers[0] / 255 if numbers.dtype == np.uint8 else numbers[0]
        return picture.astype(np.float32) if max(picture.shape) <= MOST_SAMPLED else None
    if numbers.ndim == 2 and max(numbers.shape) <= MOST_SAMPLED:
        return numbers.astype(np.float32)
    return None


def _without_gaps(lines: list[Line]) -> Iterator[Line]:
    """Yield the lines without empty ones."""
    return (line for line in lines if line.text.strip())
