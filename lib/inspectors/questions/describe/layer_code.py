"""Find the source lines of a layer: those that make it, and those that it computes with."""

import ast
import inspect
from collections.abc import Callable, Iterator

import keras

from lib.inspectors.answers.description import Code
from lib.inspectors.questions.describe.source_lines import (
    OWN,
    Function,
    find_own_functions,
    is_own,
    read_function,
    read_lines,
)
from lib.inspectors.questions.describe.source_search import BuilderSource
from lib.models.network import Network


def find_layer_code(build: Callable[..., Network], network: Network, name: str) -> tuple[Code, ...]:
    """Return the lines that compute the output called `name`, as they are in the files that ran.

    Of a layer they are those of `build` that make it and, if it is this project's own, its `call` and the
    functions that `call` uses. Of another output they are those of `layer_outputs`, or of a method that it uses,
    that compute it, and the functions and layers that they use.
    """
    layer = {layer.name: layer for layer in network.layers}.get(name)
    found = (
        _find_computed(network, name)
        if layer is None
        else (*BuilderSource(build).find_making(layer), *_find_computing(layer))
    )
    return tuple(dict.fromkeys(found))


def _find_computing(layer: keras.layers.Layer) -> Iterator[Code]:
    """Yield this project's lines that the layer computes with: `call`, and the functions and methods in it."""
    call = inspect.unwrap(type(layer).call)
    if is_own(call):
        yield from _find_with_used(call, type(layer))
    elif type(layer).__module__.startswith(OWN):  # it overrides other methods of a Keras layer
        for name, method in vars(type(layer)).items():
            if is_own(method) and not name.startswith("_") and name != "build":
                yield read_function(method)


def _find_with_used(function: Function, owner: type) -> Iterator[Code]:
    yield read_function(function)
    yield from map(read_function, find_own_functions(function.__code__.co_names, function.__globals__, owner))


def _find_computed(network: Network, name: str) -> Iterator[Code]:
    """Yield the statement that sets `…["name"]`, and the functions and layers that it uses.

    The statement is one of `layer_outputs`, or of a method that it uses. The one before comes too if it sets what
    this one reads.
    """
    outputs = inspect.unwrap(type(network).layer_outputs)
    methods = (outputs, *find_own_functions(outputs.__code__.co_names, outputs.__globals__, type(network)))
    method = next((one for one in methods if any(_sets(node, name) for node in ast.walk(_parse(one)))), outputs)
    whole, body = read_function(method), _parse(method)
    at = next((at for at, node in enumerate(body.body) if _sets(node, name)), None)
    if at is None:
        nested = (node for node in ast.walk(body) if isinstance(node, ast.Assign) and _sets(node, name))
        statements: list[ast.stmt] = [next(nested, body)]
    else:
        statements = [body.body[at]]
        if at and _targets(body.body[at - 1]) & _names(statements[0]):
            statements.insert(0, body.body[at - 1])
    yield read_lines(whole, statements[0], statements[-1])
    used = _names(statements[-1])
    for helper in (node for node in body.body if isinstance(node, ast.FunctionDef) and node.name in used):
        yield read_lines(whole, helper, helper)
        used |= _names(helper)
    yield from map(read_function, find_own_functions(sorted(used), method.__globals__, type(network)))
    for layer in (value for attribute in sorted(used) if (value := getattr(network, attribute, None)) is not None):
        if isinstance(layer, keras.layers.Layer):
            yield from _find_computing(layer)


def _parse(method: Function) -> ast.FunctionDef:
    definition = ast.parse(read_function(method).text).body[0]
    assert isinstance(definition, ast.FunctionDef), "the source of a method is its definition"
    return definition


def _sets(node: ast.AST, name: str) -> bool:
    """Return whether `node` is a statement `something["name"] = …`."""
    match node:
        case ast.Assign(targets=[ast.Subscript(slice=ast.Constant(value=key))]):
            return key == name
    return False


def _targets(node: ast.AST) -> set[str]:
    """Return the names that a statement sets, as in `weights, bias = …`."""
    match node:
        case ast.Assign(targets=[ast.Tuple(elts=parts)]):
            return {part.id for part in parts if isinstance(part, ast.Name)}
        case ast.Assign(targets=[ast.Name(id=name)]):
            return {name}
    return set()


def _names(node: ast.AST) -> set[str]:
    """Return the names and attributes that a statement reads."""
    parts = list(ast.walk(node.value if isinstance(node, ast.Assign) else node))
    return {part.id for part in parts if isinstance(part, ast.Name)} | {
        part.attr for part in parts if isinstance(part, ast.Attribute)
    }
