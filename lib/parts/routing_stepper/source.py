"""Reads the lines of the routing function that ran, and which line computes each step, from its source file."""

import ast
import inspect
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from textwrap import dedent

from lib.models.capsules.routing import routing_kind


@dataclass(frozen=True)
class RoutingCode:
    """`lines` of source, and for each step of an iteration the index of the line that computes it."""

    lines: tuple[str, ...]
    steps: tuple[int, ...]


@cache
def routing_code(kind: str = "dynamic", path: Path | None = None) -> RoutingCode:
    """Return the lines of the function that a kind of routing shows, and the line of each of its steps.

    The lines begin at the function's first assignment. A step that is looped over stands in the function's loop,
    and its line is the first of the statement that assigns its name.

    Args:
        kind: the name of a kind in `ROUTING_KINDS`.
        path: another file to find the function in.

    Raises:
        ValueError: if there is no such kind, or the file no longer has the function, or a step in it.
    """
    declared = routing_kind(kind)
    name = declared.function.__name__
    path = path or Path(inspect.getfile(declared.function))
    text = path.read_text(encoding="utf-8")
    function = _function(ast.parse(text), name)
    if function is None:
        raise ValueError(f"{path} should define {name}, which the stepper shows.")
    loop = next((node for node in function.body if isinstance(node, ast.For)), None)
    assigned = _assigned(loop.body if loop else function.body)
    missing = [step.assigned for step in declared.steps if step.assigned not in assigned]
    if missing:
        where = f"the loop of {name}" if loop else name
        raise ValueError(f"{path} should assign {', '.join(missing)} in {where}.")
    first = min(_assigned(function.body).values())
    lines = text.splitlines()[first - 1 : function.end_lineno]
    return RoutingCode(
        tuple(dedent("\n".join(lines)).splitlines()),
        tuple(assigned[step.assigned] - first for step in declared.steps),
    )


def _function(tree: ast.Module, name: str) -> ast.FunctionDef | None:
    return next((node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == name), None)


def _assigned(body: list[ast.stmt]) -> dict[str, int]:
    """Return the line of the first statement that assigns each name in `body`."""
    lines: dict[str, int] = {}
    for statement in body:
        if isinstance(statement, ast.Assign):
            target = statement.targets[0]
            for name in target.elts if isinstance(target, ast.Tuple) else [target]:
                lines.setdefault(ast.unparse(name), statement.lineno)
    return lines
