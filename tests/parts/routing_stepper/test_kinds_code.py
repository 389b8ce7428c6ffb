"""Each step of each kind of routing shows the line of the function that ran."""

import ast
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

from lib.models.capsules.routing import ROUTING_KINDS
from lib.parts.routing_stepper import routing_code

BEGINNINGS = {
    "dynamic": (
        "couplings = softmax(logits, axis=",
        "weighted_sums = ",
        "outputs = squash(weighted_sums)",
        "agreements = ",
        "logits = logits + agreements",
    ),
    "uniform": ("couplings = ", "weighted_sums = ", "outputs = squash(weighted_sums)"),
    "self_attention": (
        "agreements = ",
        "couplings = softmax(agreements, axis=",
        "weighted_sums = ",
        "outputs = exponential_squash(weighted_sums)",
    ),
    "em": (
        "weights = couplings * ",
        "means, variances, distances = ",
        "means, variances, distances = ",
        "activations = tf.sigmoid(",
        "agreements = ",
        "logits = ",
    ),
}

LOOPED = """
def dynamic_routing(votes, iterations):
    logits = zeros(votes)
    for _ in range(iterations):
        couplings = softmax(
            logits,
        )
        weighted_sums = total(couplings)
        outputs = squash(weighted_sums)
        agreements = dot(votes, outputs)
        logits = logits + agreements
    return outputs
"""


@pytest.mark.parametrize("kind", BEGINNINGS)
def test_the_code_is_the_source_and_each_step_points_at_its_line(kind):
    code = routing_code(kind)
    shown_function = ROUTING_KINDS[kind].function
    source = Path(inspect.getfile(shown_function)).read_text(encoding="utf-8")
    function = next(
        node
        for node in ast.parse(source).body
        if isinstance(node, ast.FunctionDef) and node.name == shown_function.__name__
    )
    body = source.splitlines()[: function.end_lineno]
    assert [line[4:] for line in body[-len(code.lines) :]] == list(code.lines)
    shown = [code.lines[step].strip() for step in code.steps]
    assert len(shown) == len(BEGINNINGS[kind])
    for line, beginning in zip(shown, BEGINNINGS[kind], strict=True):
        assert line.startswith(beginning)
    assert list(code.steps) == sorted(code.steps)


@pytest.mark.parametrize("kind", BEGINNINGS)
def test_code_without_a_step_says_which_one_is_missing(tmp_path, kind):
    function = ROUTING_KINDS[kind].function
    source = Path(inspect.getfile(function)).read_text(encoding="utf-8")
    name = ROUTING_KINDS[kind].steps[-2].assigned
    changed = tmp_path / "changed.py"
    changed.write_text(source.replace(f" {name} = ", f" other_{name} = "))
    with pytest.raises(
        ValueError, match=rf"changed\.py should assign {name} in (the loop of )?{function.__name__}"
    ):
        routing_code(kind, changed)
    changed.write_text("")
    with pytest.raises(ValueError, match=f"should define {function.__name__}"):
        routing_code(kind, changed)


def test_a_statement_over_several_lines_is_shown_from_its_first(tmp_path):
    path = tmp_path / "looped.py"
    path.write_text(LOOPED)
    code = routing_code("dynamic", path)
    assert code.lines[0] == "logits = zeros(votes)"
    assert [code.lines[step].strip() for step in code.steps] == [
        "couplings = softmax(",
        "weighted_sums = total(couplings)",
        "outputs = squash(weighted_sums)",
        "agreements = dot(votes, outputs)",
        "logits = logits + agreements",
    ]


def test_a_kind_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="no routing called 'sideways'; expected one of dynamic, uniform"):
        routing_code("sideways")


def test_reading_the_code_does_not_import_tensorflow():
    program = (
        "import sys, lib.parts.routing_stepper as r; from lib.models.capsules.routing import ROUTING_KINDS; "
        "[r.routing_code(kind) for kind in ROUTING_KINDS]; print('tensorflow' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
