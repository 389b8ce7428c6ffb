"""Dynamic routing between two layers of capsules, with everything it computed on the way."""

import tensorflow as tf

from lib.models.capsules.squash import squash
from lib.models.capsules.trace import RoutingTrace


def dynamic_routing(
    votes: tf.Tensor,
    iterations: int,
    bias: tf.Tensor | None = None,
    *,
    blocked_gradient: bool = False,
    by_output: bool = False,
) -> RoutingTrace:
    """Route votes by agreement (Sabour, Frosst, Hinton 2017, procedure 1).

    The logits start at zero for every image and every forward pass, so nothing is carried from one
    image to the next.

    Args:
        votes: û, [batch, inputs, outputs, dim]; what input capsule i predicts for output capsule j.
        iterations: r, how many passes to make; at least 1. One pass means uniform couplings.
        bias: added to the weighted sums before squash, [outputs, dim]; the paper has none.
        blocked_gradient: let the gradient flow through the last pass alone. The official code lets it flow
            through all of them.
        by_output: the votes come as [batch, outputs, inputs, dim], the order in which they are summed.

    Returns:
        The `RoutingTrace` of all iterations.

    Raises:
        ValueError: if `iterations` is below 1.
    """
    if iterations < 1:
        raise ValueError(f"Routing needs at least 1 iteration, but got {iterations}.")
    if not by_output:
        votes = tf.transpose(votes, (0, 2, 1, 3))  # (batch, outputs, inputs, dim)
    fixed = tf.stop_gradient(votes) if blocked_gradient else votes
    passes = []
    logits = tf.zeros_like(votes[..., 0])  # (batch, outputs, inputs)
    for iteration in range(iterations):
        seen = votes if iteration == iterations - 1 else fixed
        couplings = tf.nn.softmax(logits, axis=1)  # (batch, outputs, inputs), over the outputs
        weighted_sums = tf.linalg.matvec(seen, couplings, transpose_a=True)  # (batch, outputs, dim)
        if bias is not None:
            weighted_sums = weighted_sums + bias
        outputs = squash(weighted_sums)  # (batch, outputs, dim)
        agreements = tf.linalg.matvec(seen, outputs)  # (batch, outputs, inputs), each û · v
        passes.append((by_input(logits), by_input(couplings), weighted_sums, outputs, by_input(agreements)))
        logits = logits + agreements
    return RoutingTrace(*(tf.stack(values) for values in zip(*passes, strict=True)))


def uniform_routing(votes: tf.Tensor, bias: tf.Tensor | None = None, *, by_output: bool = False) -> RoutingTrace:
    """No routing: every input capsule gives each of the J output capsules the same share, 1/J.

    s_j = Σ_i û_j|i / J;  v_j = squash(s_j). What Paik, Kwak and Kim (2019) found to do as well as routing.

    Args:
        votes, bias, by_output: as for `dynamic_routing`, whose first pass this is.

    Returns:
        A `RoutingTrace` of one iteration; its agreements are reported but change nothing.
    """
    if not by_output:
        votes = tf.transpose(votes, (0, 2, 1, 3))  # (batch, outputs, inputs, dim)
    logits = tf.zeros_like(votes[..., 0])  # (batch, outputs, inputs)
    couplings = tf.ones_like(logits) / votes.shape[1]
    weighted_sums = tf.reduce_sum(votes, axis=2) / votes.shape[1]  # (batch, outputs, dim)
    if bias is not None:
        weighted_sums = weighted_sums + bias
    outputs = squash(weighted_sums)  # (batch, outputs, dim)
    agreements = tf.linalg.matvec(votes, outputs)  # (batch, outputs, inputs)
    values = (by_input(logits), by_input(couplings), weighted_sums, outputs, by_input(agreements))
    return RoutingTrace(*(value[None] for value in values))


def by_input(pairs: tf.Tensor) -> tf.Tensor:
    """[batch, outputs, inputs] as a trace has it: [batch, inputs, outputs]."""
    return tf.transpose(pairs, (0, 2, 1))
