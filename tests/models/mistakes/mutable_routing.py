"""A copy of dynamic routing with a switch for each mistake; with all switches off it is correct."""

from collections.abc import Callable

import tensorflow as tf

from lib.models.capsules import RoutingTrace
from lib.models.capsules import squash as paper_squash
from lib.models.fast.softmax import softmax as fast_softmax


def unchanged(values: tf.Tensor) -> tf.Tensor:
    return values


def in_a_layer(routing: Callable[..., RoutingTrace]) -> Callable[..., RoutingTrace]:
    """Wrap `routing` of votes [batch, inputs, outputs, dim] for `ClassCapsules`, whose votes are by output."""

    def called(
        votes: tf.Tensor,
        iterations: int,
        bias: tf.Tensor | None,
        *,
        blocked_gradient: bool,
        by_output: bool,
        logits: tf.Tensor | None,
        softmax: Callable[..., tf.Tensor],
    ) -> RoutingTrace:
        assert bias is None and not blocked_gradient and by_output and logits is None
        assert softmax is fast_softmax
        return routing(tf.transpose(votes, (0, 2, 1, 3)), iterations)

    return called


def mutable_routing(
    votes: tf.Tensor,
    iterations: int,
    bias: tf.Tensor | None = None,
    *,
    first_logits: tf.Tensor | float = 0.0,
    softmax_axis: int = 2,
    squash: Callable[[tf.Tensor], tf.Tensor] = paper_squash,
    feedback: Callable[[tf.Tensor], tf.Tensor] = unchanged,
    extra_passes: int = 0,
) -> RoutingTrace:
    """`feedback` changes the agreements on their way into the next logits."""
    logits = tf.zeros_like(votes[..., 0]) + first_logits
    passes = []
    for _ in range(iterations + extra_passes):
        couplings = tf.nn.softmax(logits, axis=softmax_axis)
        weighted_sums = tf.reduce_sum(couplings[..., None] * votes, axis=1)
        if bias is not None:
            weighted_sums = weighted_sums + bias
        outputs = squash(weighted_sums)
        agreements = tf.reduce_sum(votes * outputs[:, None], axis=-1)
        passes.append((logits, couplings, weighted_sums, outputs, agreements))
        logits = logits + feedback(agreements)
    return RoutingTrace(*(tf.stack(values) for values in zip(*passes, strict=True)))
