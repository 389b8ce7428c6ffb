"""em_routing: every value against NumPy, and what keeps it stable."""

import numpy as np
import pytest
import tensorflow as tf

from lib.models.capsules import RoutingTrace, em_routing
from lib.models.capsules.gaussians import VARIANCE_FLOOR, inverse_temperature
from tests.fidelity import em_reference
from tests.models.networks import TRACED, trace_values

INPUTS, OUTPUTS, DIM = 7, 4, 5


def arguments(seed: int = 0, batch: int = 3) -> tuple[np.ndarray, ...]:
    """Return votes [batch, inputs, outputs, dim], α [batch, inputs], β_u and β_a [outputs]."""
    random = np.random.default_rng(seed)
    votes = random.normal(size=(batch, INPUTS, OUTPUTS, DIM))
    alpha = random.uniform(0.1, 1.0, (batch, INPUTS))
    return votes, alpha, random.normal(size=OUTPUTS), random.normal(size=OUTPUTS)


def routed(
    votes: np.ndarray,
    alpha: np.ndarray,
    cost_offset: np.ndarray,
    benefit: np.ndarray,
    iterations: int,
    *,
    by_output: bool = False,
) -> RoutingTrace:
    """Return `em_routing` of arrays."""
    given, active, offset, gain = (tf.constant(values) for values in (votes, alpha, cost_offset, benefit))
    return em_routing(given, active, iterations, offset, gain, by_output=by_output)


@pytest.mark.parametrize("iterations", [1, 2, 3])
def test_every_value(iterations):
    """In float64; only the directions of the outputs have an epsilon, in the means' lengths."""
    votes, alpha, cost_offset, benefit = arguments()
    expected = em_reference.em_routing(votes, alpha, iterations, cost_offset, benefit)
    computed = trace_values(routed(votes, alpha, cost_offset, benefit, iterations))
    assert (
        computed.keys() == expected.keys() == {*TRACED, "input_activations", "variances", "costs", "activations"}
    )
    for name, values in expected.items():
        tolerance = 1e-5 if name == "outputs" else 1e-10
        np.testing.assert_allclose(computed[name], values, rtol=tolerance, atol=tolerance, err_msg=name)


def test_an_output_that_hardly_any_input_belongs_to():
    """Its weights add up to 1e-6 of one input, and its Gaussian is fitted to them all the same."""
    votes, alpha, cost_offset, _ = arguments()
    logits = np.zeros((3, INPUTS, OUTPUTS))
    logits[..., 1] = -15.0
    benefit = np.array([0.0, -60.0, 0.0, 0.0])  # times λ of 0.29: an activation of 4e-8
    expected = em_reference.em_routing(votes, alpha, 2, cost_offset, benefit, logits=logits)
    given, active, offset, gain = (tf.constant(values) for values in (votes, alpha, cost_offset, benefit))
    start = tf.constant(logits)
    computed = trace_values(em_routing(given, active, 2, offset, gain, logits=start))
    assert expected["couplings"][0, ..., 1].max() < 1e-6 and expected["activations"][0, :, 1].max() < 1e-6
    for name in ("weighted_sums", "variances", "logits", "couplings"):
        np.testing.assert_allclose(computed[name], expected[name], rtol=1e-9, atol=1e-12, err_msg=name)


@pytest.mark.parametrize(("behind", "benefit"), [(-15.0, -60.0), (-300.0, 0.0), (0.0, -1000.0)])
def test_what_float32_rounds_to_nothing_is_routed_all_the_same(behind, benefit):
    """Weights and activations of e^−300 are 0 in float32; a mean and a logit made of them are not."""
    votes, alpha, cost_offset, gain = arguments()
    logits = np.zeros((3, INPUTS, OUTPUTS))
    logits[..., 1], gain[1] = behind + np.linspace(-1, 0, INPUTS), benefit
    right = em_reference.em_routing(votes, alpha, 2, cost_offset, gain, logits=logits)
    given, active, *betas, start = (
        tf.constant(values, tf.float32) for values in (votes, alpha, cost_offset, gain, logits)
    )
    with tf.GradientTape() as tape:
        tape.watch([given, active])
        made = em_routing(given, active, 1, *betas, logits=start)
        total = tf.reduce_sum(made.outputs) + tf.reduce_sum(made.next_logits)
    for name in ("weighted_sums", "agreements", "outputs"):
        np.testing.assert_allclose(getattr(made, name)[0], right[name][0], rtol=1e-4, atol=1e-5, err_msg=name)
    np.testing.assert_allclose(made.next_logits, right["logits"][1], rtol=1e-4)
    for gradient in tape.gradient(total, [given, active]):
        assert np.isfinite(gradient).all()


def test_votes_may_come_by_output():
    votes, *others = arguments()
    by_input, by_output = routed(votes, *others, 2), routed(votes.swapaxes(1, 2), *others, 2, by_output=True)
    for name in TRACED:
        np.testing.assert_array_equal(getattr(by_input, name), getattr(by_output, name), err_msg=name)


def test_shapes_have_the_iteration_first():
    assert {name: values.shape for name, values in trace_values(routed(*arguments(), 2)).items()} == {
        "logits": (2, 3, INPUTS, OUTPUTS),
        "couplings": (2, 3, INPUTS, OUTPUTS),
        "weighted_sums": (2, 3, OUTPUTS, DIM),
        "outputs": (2, 3, OUTPUTS, DIM),
        "agreements": (2, 3, INPUTS, OUTPUTS),
        "input_activations": (2, 3, INPUTS),
        "variances": (2, 3, OUTPUTS, DIM),
        "costs": (2, 3, OUTPUTS),
        "activations": (2, 3, OUTPUTS),
    }


def test_the_length_of_an_output_is_its_activation():
    trace = routed(*arguments(), 3)
    np.testing.assert_allclose(np.linalg.norm(trace.outputs, axis=-1), trace.details["activations"], rtol=1e-6)


def test_couplings_start_uniform_and_sum_to_one_over_the_outputs():
    couplings = np.array(routed(*arguments(), 3).couplings)
    np.testing.assert_allclose(couplings[0], 1 / OUTPUTS, rtol=1e-9)
    np.testing.assert_allclose(couplings.sum(axis=-1), 1, rtol=1e-9)
    assert np.abs(couplings[-1].sum(axis=-2) - INPUTS / OUTPUTS).max() > 0.1


def test_images_are_routed_apart():
    votes, alpha, *betas = arguments()
    together = trace_values(routed(votes, alpha, *betas, 3))
    for image in range(3):
        alone = trace_values(routed(votes[image : image + 1], alpha[image : image + 1], *betas, 3))
        for name, values in alone.items():
            np.testing.assert_allclose(values[:, 0], together[name][:, image], rtol=1e-9, err_msg=name)


@pytest.mark.parametrize(("iteration", "expected"), [(0, 0.0005), (1, 0.000975), (2, 0.00142625)])
def test_the_papers_inverse_temperature(iteration, expected):
    """0.01 · (1 − 0.95), 0.01 · (1 − 0.9025), 0.01 · (1 − 0.857375) for outputs of 1000 inputs."""
    assert inverse_temperature(iteration, 1000) == pytest.approx(expected, rel=1e-9)
    assert inverse_temperature(iteration, 10) == pytest.approx(100 * expected, rel=1e-9)


def test_votes_that_agree_have_the_floor_as_their_variance():
    votes, alpha, *betas = arguments()
    trace = routed(np.broadcast_to(votes[:, :1], votes.shape), alpha, *betas, 2)
    np.testing.assert_allclose(trace.details["variances"], VARIANCE_FLOOR, rtol=1e-5)
    np.testing.assert_allclose(trace.weighted_sums[-1], votes[:, 0], rtol=1e-5)
    assert VARIANCE_FLOOR == 5e-4


def test_votes_that_agree_make_an_output_more_active():
    """Of two outputs that get the same inputs, the one whose votes agree costs less."""
    votes = np.random.default_rng(0).normal(size=(1, 12, 2, 4))
    votes[:, :, 1] = 0.1 * votes[:, :, 0] + 3.0
    trace = routed(votes, np.ones((1, 12)), np.zeros(2), np.zeros(2), 1)
    assert trace.details["costs"][0, 0, 1] < trace.details["costs"][0, 0, 0]
    assert trace.details["activations"][0, 0, 1] > trace.details["activations"][0, 0, 0]


def test_an_absent_input_does_not_count():
    votes, alpha, *betas = arguments()
    alpha[:, 2] = 0.0
    changed = votes.copy()
    changed[:, 2] = 50.0
    for name in ("weighted_sums", "outputs"):
        one, other = (getattr(routed(v, alpha, *betas, 3), name) for v in (votes, changed))
        np.testing.assert_allclose(one, other, rtol=1e-9, err_msg=name)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_far_votes_stay_finite(dtype):
    """Densities of e^(−10⁶) are zero in any precision; their logarithms are not."""
    votes, alpha, *betas = arguments()
    votes[:, 0] *= 1e4
    values = [tf.constant(v, dtype) for v in (votes, alpha)]
    tensors = [tf.constant(v, dtype) for v in betas]
    with tf.GradientTape() as tape:
        tape.watch(values)
        trace = em_routing(*values, 3, *tensors)
        total = tf.reduce_sum(trace.outputs[-1])
    for name, array in trace_values(trace).items():
        assert np.isfinite(array).all(), name
    for gradient in tape.gradient(total, values):
        assert np.isfinite(gradient).all()


def test_silent_inputs_have_finite_gradients():
    values = [tf.zeros((1, INPUTS, OUTPUTS, DIM)), tf.zeros((1, INPUTS)), tf.zeros(OUTPUTS), tf.zeros(OUTPUTS)]
    with tf.GradientTape() as tape:
        tape.watch(values)
        votes, alpha, *betas = values
        total = tf.reduce_sum(em_routing(votes, alpha, 2, *betas).outputs)
    for gradient in tape.gradient(total, values):
        assert np.isfinite(gradient).all()


@pytest.mark.parametrize("iterations", [0, -1])
def test_less_than_one_iteration_is_refused(iterations):
    with pytest.raises(ValueError, match=f"at least 1 iteration, but got {iterations}"):
        routed(*arguments(), iterations)
