"""What every kind of routing reports, whatever it computes."""

from collections.abc import Mapping
from typing import NamedTuple

import tensorflow as tf


class RoutingTrace(NamedTuple):
    """What routing computed in each of its r iterations; the iteration is the first axis.

    Shapes: `logits`, `couplings` and `agreements` are [r, batch, inputs, outputs];
    `weighted_sums` and `outputs` are [r, batch, outputs, dim]. The layer's result is `outputs[-1]`; the
    length of an output is the probability that its class is present, in every kind of routing.
    `details` has what only one kind computes, by name, the iteration first as well.
    """

    logits: tf.Tensor
    couplings: tf.Tensor
    weighted_sums: tf.Tensor
    outputs: tf.Tensor
    agreements: tf.Tensor
    details: Mapping[str, tf.Tensor] = {}
