"""Self-attention routing: one pass, no iterations."""

import tensorflow as tf

from lib.models.capsules.routing import by_input
from lib.models.capsules.squash import exponential_squash
from lib.models.capsules.trace import RoutingTrace


def self_attention_routing(
    votes: tf.Tensor, bias: tf.Tensor | None = None, *, by_output: bool = False
) -> RoutingTrace:
    """Route in one pass by how much the votes for an output agree with each other.

    a_ki = Σ_i' û_ki · û_ki' / √D;  c = softmax of a over the outputs k;  s_k = Σ_i û_ki (c_ki + B_ki);
    v = (1 − e^(−‖s‖)) · s / ‖s‖   (Mazzia, Salvetti, Chiaberge 2021, equations 4 to 7)

    Args:
        votes: û, [batch, inputs, outputs, dim].
        bias: B, [inputs, outputs], learned and added after the softmax.
        by_output: the votes come as [batch, outputs, inputs, dim].

    Returns:
        A `RoutingTrace` of one iteration, whose `logits` and `agreements` are both a, and whose `details`
        have B as "priors", [1, batch, inputs, outputs], where there is one.
    """
    if not by_output:
        votes = tf.transpose(votes, (0, 2, 1, 3))  # (batch, outputs, inputs, dim)
    scale = tf.sqrt(tf.cast(votes.shape[-1], votes.dtype))
    agreements = tf.linalg.matvec(votes, tf.reduce_sum(votes, axis=2)) / scale  # (batch, outputs, inputs)
    couplings = tf.nn.softmax(agreements, axis=1)  # (batch, outputs, inputs), over the outputs
    weights = couplings if bias is None else couplings + tf.transpose(bias)
    weighted_sums = tf.linalg.matvec(votes, weights, transpose_a=True)  # (batch, outputs, dim)
    outputs = exponential_squash(weighted_sums)  # (batch, outputs, dim)
    attention, shares = by_input(agreements)[None], by_input(couplings)[None]
    details = {} if bias is None else {"priors": tf.broadcast_to(bias, tf.shape(shares))}
    return RoutingTrace(attention, shares, weighted_sums[None], outputs[None], attention, details)
