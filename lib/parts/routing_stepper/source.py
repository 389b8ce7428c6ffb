"""The lines of the routing function that ran, read from the very file, with each step's line in it."""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from textwrap import dedent

CAPSULES = Path(__file__).parents[2] / "models" / "capsules"


@dataclass(frozen=True)
class RoutingSource:
    """Where a kind of routing is written, and the name that each of its steps assigns."""

    file: Path
    function: str
    steps: tuple[str, ...]


ROUTING_SOURCES = {
    "dynamic": RoutingSource(
        CAPSULES / "routing.py",
        "dynamic_routing",
        ("couplings", "weighted_sums", "outputs", "agreements", "logits"),
    ),
    "uniform": RoutingSource(
        CAPSULES / "routing.py", "uniform_routing", ("couplings", "weighted_sums", "outputs")
    ),
    "self_attention": RoutingSource(
        CAPSULES / "self_attention.py",
        "self_attention_routing",
        ("agreements", "couplings", "weighted_sums", "outputs"),
    ),
    "em": RoutingSource(
        CAPSULES / "em.py",
        "em_routing",
        ("weights", "means", "variances", "activations", "agreements", "logits"),
    ),
}


@dataclass(frozen=True)
class RoutingCode:
    """`lines` of source, and for each step of an iteration the index of the line that computes it."""

    lines: tuple[str, ...]
    steps: tuple[int, ...]


@cache
def routing_code(kind: str = "dynamic", path: Path | None = None) -> RoutingCode:
    """Find the routing function of `kind` without importing it: the web process has no TensorFlow.

    The lines begin at its first assignment. A step that is looped over stands in the function's loop, and its
    line is the first of the statement that assigns its name.

    Args:
        kind: one of `ROUTING_SOURCES`.
        path: another file to find the function in.

    Raises:
        ValueError: if there is no such kind, or the file no longer has the function, or a step in it.
    """
    if kind not in ROUTING_SOURCES:
        raise ValueError(f"There is no routing called {kind!r}; expected one of {', '.join(ROUTING_SOURCES)}.")
    found = ROUTING_SOURCES[kind]
    path = path or found.file
    text = path.read_text(encoding="utf-8")
    function = _function(ast.parse(text), found.function)
    if function is None:
        raise ValueError(f"{path} should define {found.function}, which the stepper shows.")
    loop = next((node for node in function.body if isinstance(node, ast.For)), None)
    assigned = _assigned(loop.body if loop else function.body)
    missing = [name for name in found.steps if name not in assigned]
    if missing:
        where = f"the loop of {found.function}" if loop else found.function
        raise ValueError(f"{path} should assign {', '.join(missing)} in {where}.")
    first = min(_assigned(function.body).values())
    lines = text.splitlines()[first - 1 : function.end_lineno]
    return RoutingCode(
        tuple(dedent("\n".join(lines)).splitlines()), tuple(assigned[name] - first for name in found.steps)
    )


def _function(tree: ast.Module, name: str) -> ast.FunctionDef | None:
    return next((node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == name), None)


def _assigned(body: list[ast.stmt]) -> dict[str, int]:
    """For each name that a statement of `body` assigns, the first line of the first such statement."""
    lines: dict[str, int] = {}
    for statement in body:
        if isinstance(statement, ast.Assign):
            lines.setdefault(ast.unparse(statement.targets[0]), statement.lineno)
    return lines
