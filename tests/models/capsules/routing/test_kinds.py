"""What holds for every kind of routing that there is, whoever adds one: it computes what it declares."""

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
import tensorflow as tf
from babel.messages.pofile import read_po

from lib.models.capsules import ClassCapsules
from lib.models.capsules.routing import ROUTING_KINDS, RoutingKind, routing_kind
from lib.models.capsules.trace import PAIRS, Axis, RoutingTrace
from lib.models.cost import count_multiply_adds
from lib.settings import ASSETS
from tests.models.networks import built, trace_values

SIZES = {Axis.INPUTS: 6, Axis.OUTPUTS: 3, Axis.DIM: 5}
BATCH, INPUT_DIM = 4, 7

every_kind = pytest.mark.parametrize("kind", ROUTING_KINDS.values(), ids=ROUTING_KINDS.keys())


def capsules(batch: int = BATCH) -> np.ndarray:
    """Return input capsules [batch, inputs, dim] with lengths below 1."""
    vectors = np.random.default_rng(0).normal(size=(batch, SIZES[Axis.INPUTS], INPUT_DIM)).astype(np.float32)
    return 0.9 * vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)


def layer(kind: RoutingKind, iterations: int = 3, *, bias: bool = True) -> ClassCapsules:
    """Return class capsules with random weights of the routing."""
    made = ClassCapsules(SIZES[Axis.OUTPUTS], SIZES[Axis.DIM], iterations, routing=kind.name, bias=bias)
    made(capsules())
    random = np.random.default_rng(1)
    for weight in made.routing_weights.values():
        weight.assign(weight + random.normal(0, 0.1, weight.shape))
    return made


def test_the_kinds_in_the_order_of_their_places():
    assert list(ROUTING_KINDS)[:4] == ["dynamic", "uniform", "self_attention", "em"]
    assert all(name == kind.name for name, kind in ROUTING_KINDS.items())


def test_a_kind_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="no routing called 'sideways'; expected one of dynamic, uniform"):
        routing_kind("sideways")
    with pytest.raises(ValueError, match="no routing called 'sideways'"):
        ClassCapsules(3, 4, routing="sideways")


@every_kind
def test_it_reports_the_arrays_that_it_declares(kind):
    _, trace = layer(kind, 3).trace(capsules())
    shapes = {name: values.shape for name, values in trace_values(trace).items()}
    assert all(shape[1] == BATCH for shape in shapes.values())
    sizes = SIZES | {Axis.ITERATIONS: 1 if kind.is_one_pass else 3}
    without_batch = {name: (shape[0], *shape[2:]) for name, shape in shapes.items()}
    kind.check_shapes(without_batch, sizes)
    assert without_batch.keys() == kind.axes.keys()


def routed_again(made: ClassCapsules, votes: tf.Tensor, **changes) -> RoutingTrace:
    """One pass over votes [batch, inputs, outputs, dim], as the class capsules would make it."""
    given = made.routing_input(tf.transpose(votes, (0, 2, 1, 3)), made.activations(tf.constant(capsules())))
    return made.kind.route(replace(given, **changes))


@every_kind
def test_passes_one_after_the_other_are_the_whole_routing(kind):
    made = layer(kind, 4)
    votes, whole = made.trace(capsules())
    expected = trace_values(whole)
    if kind.is_one_pass:
        assert whole.next_logits is None
        return
    logits = None
    for iteration in range(4):
        one = routed_again(made, votes, logits=logits, first_iteration=iteration)
        for name, values in trace_values(one).items():
            np.testing.assert_allclose(values[0], expected[name][iteration], rtol=1e-5, atol=1e-6, err_msg=name)
        logits = one.next_logits
    np.testing.assert_allclose(logits, whole.next_logits, rtol=1e-5, atol=1e-6)
    assert np.shape(logits) == whole.logits.shape[1:]


@every_kind
def test_its_own_couplings_combine_the_votes_to_its_own_outputs(kind):
    made = layer(kind, 2)
    votes, trace = made.trace(capsules())
    given = made.routing_input(tf.transpose(votes, (0, 2, 1, 3)), made.activations(tf.constant(capsules())))
    for iteration, couplings in enumerate(trace.couplings):
        sums, outputs = kind.combine(replace(given, first_iteration=iteration), tf.transpose(couplings, (0, 2, 1)))
        np.testing.assert_allclose(sums, trace.weighted_sums[iteration], rtol=1e-5, atol=1e-6)
        np.testing.assert_allclose(outputs, trace.outputs[iteration], rtol=1e-5, atol=1e-6)


@every_kind
def test_it_says_whether_activations_and_the_number_of_the_pass_matter(kind):
    made = layer(kind)
    votes = made.trace(capsules())[0]
    usual = routed_again(made, votes).outputs

    def matters(**changes) -> bool:
        return bool(np.abs(routed_again(made, votes, **changes).outputs - usual).max() > 1e-6)

    halves = tf.concat([tf.ones((BATCH, 3)) * 0.1, tf.ones((BATCH, 3)) * 0.9], axis=1)
    assert matters(activations=halves) == kind.uses_activations
    assert matters(first_iteration=2) == kind.uses_iteration


@every_kind
def test_shapes_that_do_not_fit_are_refused(kind):
    sizes = SIZES | {Axis.ITERATIONS: 2}
    right = {name: tuple(sizes[axis] for axis in axes) for name, axes in kind.axes.items()}
    kind.check_shapes(right, sizes)
    for name in kind.axes:
        with pytest.raises(ValueError, match=rf"{name} should be \(2, .* to fit the votes, but is \(1, "):
            kind.check_shapes(right | {name: (1, *right[name][1:])}, sizes)
        with pytest.raises(ValueError, match=f"no {name}; for '{kind.name}' it needs"):
            kind.check_shapes({other: shape for other, shape in right.items() if other != name}, sizes)


@every_kind
def test_lengths_are_probabilities_and_couplings_are_shared_out(kind):
    _, trace = layer(kind).trace(capsules())
    values = trace_values(trace)
    assert all(np.isfinite(array).all() for array in values.values())
    assert np.linalg.norm(values["outputs"], axis=-1).max() < 1
    shared = values["couplings"].sum(axis=-1)
    if kind.has_none:
        assert (shared < 1).all()
    else:
        np.testing.assert_allclose(shared, 1, rtol=1e-5)


@every_kind
def test_the_layer_returns_the_last_output_and_takes_other_iterations(kind):
    made = layer(kind, 2)
    np.testing.assert_allclose(made(capsules()), made.trace(capsules())[1].outputs[-1], rtol=1e-5)
    assert len(made.trace(capsules(), 4)[1].outputs) == (1 if kind.is_one_pass else 4)


@every_kind
def test_images_are_routed_apart(kind):
    made = layer(kind)
    together = trace_values(made.trace(capsules())[1])
    alone = trace_values(made.trace(capsules()[1:2])[1])
    for name, values in alone.items():
        np.testing.assert_allclose(values, together[name][:, 1:2], rtol=1e-4, atol=1e-5, err_msg=name)


@every_kind
def test_everything_that_it_learns_has_a_gradient(kind):
    made = layer(kind)
    with tf.GradientTape() as tape:
        total = tf.reduce_sum(made(capsules()) ** 2)
    for weight, gradient in zip(
        made.trainable_variables, tape.gradient(total, made.trainable_variables), strict=True
    ):
        assert np.isfinite(gradient).all(), weight.path
        assert np.abs(gradient).max() > 0, weight.path


@every_kind
@pytest.mark.parametrize("bias", [False, True])
def test_it_learns_the_numbers_that_it_declares(kind, bias):
    made = layer(kind, bias=bias)
    votes = SIZES[Axis.INPUTS] * INPUT_DIM * SIZES[Axis.OUTPUTS] * SIZES[Axis.DIM]
    assert made.count_params() - votes == kind.parameters(*SIZES.values(), has_bias=bias)
    for weight in kind.weights:
        assert (weight.name in made.routing_weights) == (bias or not weight.is_bias)


@every_kind
def test_it_multiplies_as_often_as_it_declares(kind):
    """The small network's 128 capsules; uniform coefficients multiply nothing."""
    counted = count_multiply_adds(built("capsnet_small", routing=kind.name, iterations=2), (28, 28, 1))
    unrouted = count_multiply_adds(built("capsnet_small", routing="uniform"), (28, 28, 1))
    assert counted - unrouted == kind.multiply_adds(128, 10, 16, 2)


@every_kind
def test_its_steps_make_sums_then_outputs_and_have_names_of_their_own(kind):
    arrays = [step.array for step in kind.steps]
    assert 0 <= arrays.index("weighted_sums") < arrays.index("outputs")
    assert {array for array in arrays if array} <= kind.axes.keys()
    assert len({step.name for step in kind.steps}) == len(kind.steps)
    assert all(step.label and step.sentence and step.assigned for step in kind.steps)
    assert all(axes[0] == Axis.ITERATIONS for axes in kind.details.values())
    assert kind.axes["couplings"] == PAIRS


@every_kind
def test_its_texts_are_marked_for_translation(kind):
    with (ASSETS / "translations" / "zh.po").open("rb") as file:
        messages = [message for message in read_po(file) if message.string]
    translated = {tuple(text) if isinstance(text := message.id, list) else text for message in messages}
    steps = [text for step in kind.steps for text in (step.label, step.sentence, step.first_sentence)]
    ends = [text for step in kind.steps for text in (step.last_sentence, step.group)]
    texts = {kind.name, kind.title, kind.sentence, *kind.texts.values(), *steps, *ends} - {""}
    assert texts <= translated


def test_reading_the_kinds_imports_neither_tensorflow_nor_keras():
    program = (
        "import sys; from lib.models.capsules.routing import ROUTING_KINDS; from lib.models import capsules; "
        "print(len(ROUTING_KINDS) >= 4, callable(capsules.dynamic_routing)); "
        "print({'tensorflow', 'keras'} & {*sys.modules})"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["True", "True", "set()"]


def test_computing_imports_tensorflow_on_the_way():
    program = (
        "import numpy as np, sys; from lib.models.capsules import dynamic_routing; "
        "print('tensorflow' in sys.modules, dynamic_routing(np.ones((1, 2, 3, 4), 'float32'), 2).outputs.shape)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False (2, 1, 3, 4)"
