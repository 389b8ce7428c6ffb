"""Find where a builder makes a layer."""

import ast
import inspect
import re
from collections.abc import Callable, Iterator

import keras

from lib.inspectors.answers.description import Code
from lib.inspectors.questions.describe.source_lines import read_lines, write_place
from lib.models.network import Network

BUILDERS = "build"
"""How the names of builders begin; a module may have several."""


class BuilderSource:
    """The module of a builder, parsed."""

    def __init__(self, build: Callable[..., Network]) -> None:
        self._build = build.__name__
        file = inspect.getfile(build)
        text = inspect.getsource(inspect.getmodule(build) or build)
        self._whole = Code(write_place(file, 1), text)
        tree = ast.parse(text)
        self._parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
        self._calls = [
            node for node in ast.walk(tree) if isinstance(node, ast.Call) and not self._is_in_another_builder(node)
        ]

    def find_making(self, layer: keras.layers.Layer) -> Iterator[Code]:
        """Yield the lines of the call that makes the layer; if it is in a function that the builder calls, the
        function's lines and those of the calls of it."""
        named = [call for call in self._calls if _numbered(call, layer.name) is not None]
        for call in named or [call for call in self._calls if _called(call) == type(layer).__name__]:
            function = self._function_of(call)
            if function is None or function.name == self._build:
                yield self._lines(call)
                continue
            yield read_lines(self._whole, function, function)
            yield from map(self._lines, self._uses(function, call, layer.name))

    def _uses(self, function: ast.FunctionDef, call: ast.Call, name: str) -> list[ast.Call]:
        """Return the calls of `function`; if it makes numbered layers, only the one with the number of `name`."""
        uses = [use for use in self._calls if _called(use) == function.name]
        variable, number = _numbered(call, name) or ("", "")
        arguments = [argument.arg for argument in function.args.args]
        given = {use: _argument(use, arguments, variable) for use in uses}
        exact = [use for use, value in given.items() if value == number]
        return exact or [use for use, value in given.items() if value is None]

    def _lines(self, call: ast.Call) -> Code:
        """Return the lines of the call, with the generator that it is in."""
        loop = self._above(call, ast.GeneratorExp) or call
        assert isinstance(loop, ast.expr), "calls and loops are expressions"
        return read_lines(self._whole, loop, loop)

    def _function_of(self, node: ast.AST) -> ast.FunctionDef | None:
        function = self._above(node, ast.FunctionDef)
        return function if isinstance(function, ast.FunctionDef) else None

    def _above(self, node: ast.AST, kind: type[ast.AST]) -> ast.AST | None:
        """Return the nearest node of `kind` that `node` is in, within its function; None if there is none."""
        above = self._parents.get(node)
        while above is not None and not isinstance(above, kind):
            if isinstance(above, ast.FunctionDef):
                return None
            above = self._parents.get(above)
        return above

    def _is_in_another_builder(self, node: ast.AST) -> bool:
        function = self._function_of(node)
        return function is not None and function.name.startswith(BUILDERS) and function.name != self._build


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _numbered(call: ast.Call, name: str) -> tuple[str, str] | None:
    """Return ("", "") if the call says name="name", (variable, value) of an f-string that fits, else None."""
    value = next((keyword.value for keyword in call.keywords if keyword.arg == "name"), None)
    match value:
        case ast.Constant(value=text) if text == name:
            return "", ""
        case ast.JoinedStr(values=[ast.Constant(value=start), ast.FormattedValue(value=ast.Name(id=variable))]):
            found = re.fullmatch(f"{re.escape(str(start))}(.+)", name)
            return (variable, found[1]) if found else None
    return None


def _argument(call: ast.Call, arguments: list[str], name: str) -> str | None:
    """Return the constant that `call` passes as the argument `name`; None if there is none."""
    value = next((keyword.value for keyword in call.keywords if keyword.arg == name), None)
    if value is None and name in arguments and arguments.index(name) < len(call.args):
        value = call.args[arguments.index(name)]
    return str(value.value) if isinstance(value, ast.Constant) else None
