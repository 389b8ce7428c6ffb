"""Export what computes a network's mistakes: its encoder with and without ReLU, and each way to make a pass."""

from collections.abc import Collection
from itertools import combinations

import tensorflow as tf

from lib.inspectors.answers.mistakes_file import load_mistakes_file, pass_name, save_mistakes_file
from lib.inspectors.answers.network_file import NetworkFile
from lib.inspectors.questions.export.lite import to_lite
from lib.inspectors.questions.export.signatures import Signature, Tensors
from lib.inspectors.questions.networks import load_capsules
from lib.models.capsule_network import CapsuleNetwork
from lib.models.capsules.routing.mistakes import IN_A_PASS, KEPT, RELU, broken_routing, primary_capsules
from lib.runs import open_store


def export_mistakes(run_id: str, checkpoint: str) -> NetworkFile:
    """Return the file of a checkpoint's mistakes, which is made if it is not there.

    Raises:
        LearnerError: if the run or its weights are not there, or the file cannot be written.
    """
    kept = load_mistakes_file(run_id, checkpoint)
    return kept or save_mistakes_file(open_store().get(run_id), checkpoint, write_mistakes(run_id, checkpoint))


def write_mistakes(run_id: str, checkpoint: str) -> bytes:
    """Return a LiteRT file with the functions of `find_functions`; raise LearnerError like `load_capsules`."""
    network, entry = load_capsules(run_id, checkpoint)
    return to_lite(find_functions(network, entry.input_shape))


def find_functions(network: CapsuleNetwork, input_shape: tuple[int, int, int]) -> dict[str, Signature]:
    """Return the functions by name; the network has dynamic routing.

    - `observe`: `image` → `primary` [1, inputs, dim] and `votes` [1, inputs, classes, dim], and both as they are
      with ReLU before squash, as `primary_relu` and `votes_relu`.
    - `route`, `route_axis`, `route_squash`, `route_axis_squash`: `votes` and `logits` [1, inputs, classes] of one
      pass → `couplings`, `next_logits`, `outputs` [1, classes, dim] and `lengths`, with these mistakes in it.
    """
    image = (1, *input_shape)
    votes = _votes(network, primary_capsules(network, tf.zeros(image))).shape
    passes = [some for count in range(len(IN_A_PASS) + 1) for some in combinations(IN_A_PASS, count)]
    return {
        "observe": Signature(lambda given: _observe(network, given), {"image": image}),
        **{pass_name(some): _pass(network, some, tuple(votes)) for some in passes},
    }


def _observe(network: CapsuleNetwork, image: tf.Tensor) -> Tensors:
    sound, broken = (primary_capsules(network, image, some) for some in ((), (RELU,)))
    votes = _votes(network, tf.concat([sound, broken], axis=0))  # in one product, as its matrices are large
    return {"primary": sound, "votes": votes[:1], "primary_relu": broken, "votes_relu": votes[1:]}


def _votes(network: CapsuleNetwork, primary: tf.Tensor) -> tf.Tensor:
    """Return the votes [batch, inputs, classes, dim]."""
    return tf.transpose(network.class_capsules.votes(primary), (0, 2, 1, 3))


def _pass(network: CapsuleNetwork, mistakes: Collection[str], votes: tuple[int, ...]) -> Signature:
    """Return the function that makes one pass, which goes on from the logits that it is given."""
    bias = network.class_capsules.routing_weights.get("bias")

    def compute(given: tf.Tensor, logits: tf.Tensor) -> Tensors:
        trace = broken_routing(given, 1, (*mistakes, KEPT), bias, last=logits)
        outputs = trace.outputs[0]
        assert trace.next_logits is not None
        return {
            "couplings": trace.couplings[0],
            "outputs": outputs,
            "lengths": tf.sqrt(tf.reduce_sum(tf.square(outputs), axis=-1)),  # some are too short for an epsilon
            "next_logits": trace.next_logits,
        }

    return Signature(compute, {"votes": votes, "logits": votes[:3]})
