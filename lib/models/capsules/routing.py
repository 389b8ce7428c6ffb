"""Dynamic routing between two layers of capsules, with everything it computed on the way."""

from typing import NamedTuple

import tensorflow as tf

from lib.models.capsules.squash import EPSILON, squash


class RoutingTrace(NamedTuple):
    """What routing computed in each of its r iterations; the iteration is the first axis.

    Shapes: `logits`, `couplings` and `agreements` are [r, batch, inputs, outputs];
    `weighted_sums` and `outputs` are [r, batch, outputs, dim]. The layer's result is `outputs[-1]`.
    """

    logits: tf.Tensor
    couplings: tf.Tensor
    weighted_sums: tf.Tensor
    outputs: tf.Tensor
    agreements: tf.Tensor


def dynamic_routing(votes: tf.Tensor, iterations: int, bias: tf.Tensor | None = None) -> RoutingTrace:
    """Route votes by agreement (Sabour, Frosst, Hinton 2017, procedure 1).

    The logits start at zero for every image and every forward pass, so nothing is carried from one
    image to the next. The gradient flows through all iterations, as in the official code.

    Args:
        votes: û, [batch, inputs, outputs, dim]; what input capsule i predicts for output capsule j.
        iterations: r, how many passes to make; at least 1. One pass means uniform couplings.
        bias: added to the weighted sums before squash, [outputs, dim]; the paper has none.

    Returns:
        The `RoutingTrace` of all iterations.

    Raises:
        ValueError: if `iterations` is below 1.
    """
    if iterations < 1:
        raise ValueError(f"Routing needs at least 1 iteration, but got {iterations}.")
    logits = tf.zeros_like(votes[..., 0])  # (batch, inputs, outputs)
    passes = []
    for _ in range(iterations):
        couplings = tf.nn.softmax(logits, axis=2)  # (batch, inputs, outputs), over the outputs
        weighted_sums = tf.reduce_sum(couplings[..., None] * votes, axis=1)  # (batch, outputs, dim)
        if bias is not None:
            weighted_sums = weighted_sums + bias
        outputs = squash(weighted_sums)  # (batch, outputs, dim)
        agreements = tf.reduce_sum(votes * outputs[:, None], axis=-1)  # (batch, inputs, outputs)
        passes.append((logits, couplings, weighted_sums, outputs, agreements))
        logits = logits + agreements
    return RoutingTrace(*(tf.stack(values) for values in zip(*passes, strict=True)))


def self_attention_routing(votes: tf.Tensor, bias: tf.Tensor | None = None) -> RoutingTrace:
    """Route in one pass by how much the votes for an output agree with each other.

    a_ki = Σ_i' û_ki · û_ki' / √D;  c = softmax of a over the outputs k;  s_k = Σ_i û_ki (c_ki + B_ki);
    v = (1 − e^(−‖s‖)) · s / ‖s‖   (Mazzia, Salvetti, Chiaberge 2021, equations 4 to 7)

    Args:
        votes: û, [batch, inputs, outputs, dim].
        bias: B, [inputs, outputs], learned and added after the softmax.

    Returns:
        A `RoutingTrace` of one iteration, whose `logits` and `agreements` are both a.
    """
    totals = tf.reduce_sum(votes, axis=1, keepdims=True)  # (batch, 1, outputs, dim)
    scale = tf.sqrt(tf.cast(votes.shape[-1], votes.dtype))
    attention = tf.reduce_sum(votes * totals, axis=-1) / scale  # (batch, inputs, outputs)
    couplings = tf.nn.softmax(attention, axis=2)  # (batch, inputs, outputs), over the outputs
    weights = couplings if bias is None else couplings + bias
    sums = tf.reduce_sum(weights[..., None] * votes, axis=1)  # (batch, outputs, dim)
    lengths = tf.sqrt(tf.reduce_sum(tf.square(sums), axis=-1, keepdims=True) + EPSILON)
    outputs = (1.0 - tf.exp(-lengths)) * sums / lengths  # (batch, outputs, dim)
    return RoutingTrace(*(value[None] for value in (attention, couplings, sums, outputs, attention)))
