"""Known mistakes of capsule code, each as the computation of a trained network with that mistake in it.

Popular implementations made each of them. Where a mistake is, its line stands below the sound one, which it
replaces; without any mistake the numbers are those of `dynamic_routing` and of the layers.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lib.errors import N_
from lib.models.capsules.routing.dynamic import first_logits
from lib.models.capsules.squash import squash
from lib.models.capsules.trace import RoutingTrace, by_input
from lib.models.fast.shared_votes import SharedVotes
from lib.models.fast.softmax import softmax
from lib.models.lazy_tensorflow import tf

if TYPE_CHECKING:
    from lib.models.capsule_network import CapsuleNetwork

KIND_WITH_MISTAKES = "dynamic"
"""The kind of routing that the mistakes are made in."""
AXIS, SQUASH, RELU, KEPT, ONE_MORE = "axis", "squash", "relu", "kept", "pass"
IN_A_PASS = (AXIS, SQUASH)
"""Those that change what one pass computes; the others change what the passes are given, or how many there are."""


@dataclass(frozen=True)
class Mistake:
    """A mistake, as learners read about it.

    Attributes:
        name: as addresses, files and functions have it.
        title: two to six words (marked for translation, as all texts here).
        sentence: what is done in the place of what.
        sign: what shows that it is there.
        where: the instrument that shows it: "lengths", "couplings", "capsule" or "log".
        reason: what comes of it.
        sound, broken: the line of this module, and the one in its place.
    """

    name: str
    title: str
    sentence: str
    sign: str
    where: str
    reason: str
    sound: str
    broken: str


MISTAKES = (
    Mistake(
        AXIS,
        title=N_("Softmax over the wrong axis"),
        sentence=N_("The couplings are shared out among the primary capsules instead of among the classes."),
        sign=N_(
            "With it, the couplings of one primary capsule would not add up to 1, but those that one class "
            "receives would."
        ),
        where="couplings",
        reason=N_(
            "Primary capsules now compete for a class, and no class competes with another. A network can also be "
            "trained with this mistake and read well, so accuracy does not show it."
        ),
        sound="couplings = softmax(logits, axis=1)  # over the outputs",
        broken="couplings = softmax(logits, axis=2)  # over the inputs",
    ),
    Mistake(
        SQUASH,
        title=N_("Squash left out"),
        sentence=N_("The weighted sums are taken as the class capsules, as long as they are."),
        sign=N_("With it, lengths above 1 would appear: nothing would shorten the sums."),
        where="lengths",
        reason=N_(
            "A length can then no longer say whether a class is there, and the agreements grow with it: "
            "couplings move faster towards 0 and 1."
        ),
        sound="outputs = squash(weighted_sums)",
        broken="outputs = weighted_sums",
    ),
    Mistake(
        RELU,
        title=N_("ReLU before squash"),
        sentence=N_("A ReLU sets all negative numbers of the primary capsules to 0 before squash."),
        sign=N_("With it, no number of any primary capsule would be below 0."),
        where="capsule",
        reason=N_(
            "A capsule of 8 numbers can then point into one of 256 corners of its space only. Squash is the "
            "nonlinearity of capsules; they need no other."
        ),
        sound="capsules = squash(vectors)",
        broken="capsules = squash(tf.nn.relu(vectors))",
    ),
    Mistake(
        KEPT,
        title=N_("Logits kept from the last picture"),
        sentence=N_("Routing goes on with the logits that the picture before has left, instead of with zeros."),
        sign=N_("With it, the same picture would give other numbers when it is read a second time."),
        where="log",
        reason=N_(
            "What a picture gives then depends on those before it, and on how often it was read. The couplings "
            "belong to one picture; what the network has learned is in its weights."
        ),
        sound="logits = first_logits(votes, None)  # zeros",
        broken="logits = first_logits(votes, last)  # of the picture before",
    ),
    Mistake(
        ONE_MORE,
        title=N_("One pass too many"),
        sentence=N_("Routing makes one pass more than it is asked for."),
        sign=N_(
            "With it, a single iteration would not leave all couplings equal, also for the first picture that "
            "a new network reads."
        ),
        where="couplings",
        reason=N_(
            "One iteration should mean equal couplings. Whoever compares 1 with 3 iterations then really compares "
            "2 with 4."
        ),
        sound="passes = iterations",
        broken="passes = iterations + 1",
    ),
)
"""Every mistake, in the order in which they are listed."""
NAMES = tuple(mistake.name for mistake in MISTAKES)


def broken_routing(
    votes: tf.Tensor,
    iterations: int,
    mistakes: Collection[str] = (),
    bias: tf.Tensor | None = None,
    *,
    last: tf.Tensor | None = None,
    by_output: bool = False,
) -> RoutingTrace:
    """Route votes as `dynamic_routing` does, with these mistakes in it.

    Args:
        votes, iterations, bias, by_output: as for `dynamic_routing`.
        mistakes: names of `AXIS`, `SQUASH`, `KEPT` and `ONE_MORE`; others change nothing here.
        last: the `next_logits` of the picture before, [batch, inputs, outputs], or None for the first picture.
            Only `KEPT` looks at them.

    Returns:
        The `RoutingTrace` of all passes that were made.
    """
    if not by_output:
        votes = tf.transpose(votes, (0, 2, 1, 3))  # (batch, outputs, inputs, dim)
    logits = first_logits(votes, None)  # zeros
    if KEPT in mistakes:
        logits = first_logits(votes, last)  # of the picture before
    passes = iterations
    if ONE_MORE in mistakes:
        passes = iterations + 1
    shared = SharedVotes(votes, 2 * passes)
    made = []
    for _ in range(passes):
        couplings = softmax(logits, axis=1)  # over the outputs
        if AXIS in mistakes:
            couplings = softmax(logits, axis=2)  # over the inputs
        weighted_sums = shared.weigh(couplings)  # (batch, outputs, dim)
        if bias is not None:
            weighted_sums = weighted_sums + bias
        outputs = squash(weighted_sums)
        if SQUASH in mistakes:
            outputs = weighted_sums
        agreements = shared.compare(outputs)  # (batch, outputs, inputs)
        made.append((by_input(logits), by_input(couplings), weighted_sums, outputs, by_input(agreements)))
        logits = logits + agreements
    trace = (tf.stack(values) for values in zip(*made, strict=True))
    return RoutingTrace(*trace, next_logits=by_input(logits))


def primary_capsules(network: CapsuleNetwork, images: tf.Tensor, mistakes: Collection[str] = ()) -> tf.Tensor:
    """Return a network's primary capsules [batch, inputs, dim] of images [batch, height, width, channels].

    Args:
        network: its primary capsules are a `PrimaryCapsules`.
        mistakes: the name `RELU`, or none; others change nothing here.
    """
    maps = images
    for layer in network.features:
        maps = layer(maps, training=False)
    vectors = network.primary.vectors(maps)
    capsules = squash(vectors)
    if RELU in mistakes:
        capsules = squash(tf.nn.relu(vectors))
    return capsules


def read_with_mistakes(
    network: CapsuleNetwork,
    images: tf.Tensor,
    iterations: int,
    mistakes: Collection[str] = (),
    last: tf.Tensor | None = None,
) -> tuple[tf.Tensor, RoutingTrace]:
    """Return what a network with dynamic routing makes of images with these mistakes in it.

    Args:
        images: [batch, height, width, channels] in [0, 1].
        mistakes: any of `NAMES`.
        last: what `broken_routing` is given.

    Returns:
        The primary capsules [batch, inputs, dim], and the trace of their routing.
    """
    primary = primary_capsules(network, images, mistakes)
    layer = network.class_capsules
    bias = layer.routing_weights.get("bias")
    trace = broken_routing(layer.votes(primary), iterations, mistakes, bias, last=last, by_output=True)
    return primary, trace
