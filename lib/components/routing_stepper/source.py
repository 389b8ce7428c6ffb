"""The lines of `dynamic_routing` that the stepper shows, read from the very file that runs."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from textwrap import dedent

ROUTING_FILE = Path(__file__).parents[2] / "models" / "capsules" / "routing.py"

# Each step's line is the one that assigns this name inside the loop.
ASSIGNED_BY_STEP = ("couplings", "weighted_sums", "outputs", "agreements", "logits")


@dataclass(frozen=True)
class RoutingCode:
    """`lines` of source, and for each of the five steps the index of the line that computes it."""

    lines: tuple[str, ...]
    steps: tuple[int, ...]


@cache
def routing_code(path: Path = ROUTING_FILE) -> RoutingCode:
    """Find the routing loop in `path` without importing it: the web process has no TensorFlow.

    Raises:
        ValueError: if the file no longer has the loop, or a step's line in it.
    """
    source = path.read_text(encoding="utf-8")
    function = next(_functions(ast.parse(source), "dynamic_routing"), None)
    loop = next((node for node in function.body if isinstance(node, ast.For)), None) if function else None
    if function is None or loop is None:
        raise ValueError(f"{path} should define dynamic_routing with a loop over the iterations.")
    first = _assignment(function.body, "logits", path)
    lines = source.splitlines()[first - 1 : function.end_lineno]
    steps = tuple(_assignment(loop.body, name, path) - first for name in ASSIGNED_BY_STEP)
    return RoutingCode(tuple(dedent("\n".join(lines)).splitlines()), steps)


def _functions(tree: ast.Module, name: str) -> Iterator[ast.FunctionDef]:
    return (node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == name)


def _assignment(body: list[ast.stmt], name: str, path: Path) -> int:
    for statement in body:
        if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == name:
            return statement.lineno
    raise ValueError(f"{path} should assign {name} in dynamic_routing.")
