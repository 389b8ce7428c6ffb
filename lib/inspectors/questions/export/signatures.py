"""What an exported network can be asked: functions of one image over the very layers that were trained."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import tensorflow as tf

from lib.inspectors.questions.map_chain import record_states
from lib.models.capsule_network import CapsuleNetwork
from lib.models.capsules import capsule_lengths
from lib.models.capsules.routing.kind import RoutingInput
from lib.models.capsules.trace import PAIRS, TRACE_AXES
from lib.models.layers.description import LayerKind
from lib.models.network import Network

Tensors = dict[str, tf.Tensor]
Shapes = Mapping[str, tuple[int, ...]]
ITERATION = "iteration"
STATES = "_states"
"""What the name ends in of the output that has a recurrent layer's state after every step."""


@dataclass(frozen=True)
class Signature:
    """A function that an exported network has.

    Attributes:
        compute: takes the inputs in their order, and returns its outputs by name.
        inputs: the shape of each input, all float32, by name; the batch is 1.
    """

    compute: Callable[..., Tensors]
    inputs: Shapes


def find_signatures(network: Network, input_shape: tuple[int, int, int]) -> dict[str, Signature]:
    """Return the functions of a network by name.

    - `observe`: `image` → every layer's output by the layer's name, the scores among them. Of a recurrent layer
      that gives its last state alone also all of them, [1, steps, units], as `…_states`. With capsules also
      `primary` [1, inputs, dim], `votes` [1, inputs, classes, dim] and, for kinds of routing that look at them,
      `input_activations` [1, inputs]; the reconstruction is left to `decode`.
    - `route`: one pass of the network's kind of routing, see `_route`.
    - `combine`: `votes`, `couplings` → `weighted_sums`, `outputs` and their `lengths`, for any couplings.
    - `decode`: `capsules`, `mask` → `reconstruction`, of networks with a decoder.
    """
    image = {"image": (1, *input_shape)}
    if not isinstance(network, CapsuleNetwork):
        return {"observe": Signature(lambda given: _observe_plain(network, given), image)}
    classes, dim = network.class_capsules.classes, network.class_capsules.dim
    routed = _routing_inputs(network, input_shape)
    found = {
        "observe": Signature(lambda given: _observe(network, given), image),
        "route": _route(network, routed),
        "combine": _combine(network, routed),
    }
    if network.decoder is not None:
        capsules = {"capsules": (1, classes, dim), "mask": (1, classes)}
        found["decode"] = Signature(lambda *given: {"reconstruction": network.reconstruct(*given)}, capsules)
    return found


def _observe_plain(network: Network, image: tf.Tensor) -> Tensors:
    outputs = network.layer_outputs(image)
    layers = {layer.name: layer for layer in network.layers}
    flowing, states = image, Tensors()
    for layer in network.described():
        if layer.kind is LayerKind.RECURRENT and outputs[layer.name].shape.rank == 2:
            states[layer.name + STATES] = record_states(layer, layers[layer.name], flowing)
        flowing = outputs[layer.name]
    return outputs | states


def _observe(network: CapsuleNetwork, image: tf.Tensor) -> Tensors:
    outputs = network.layer_outputs(image)
    outputs.pop("reconstruction", None)
    layer, below = network.class_capsules, outputs[network.primary.name]
    outputs["primary"] = layer.as_list(below)
    outputs["votes"] = tf.transpose(layer.votes(below), (0, 2, 1, 3))
    if layer.kind.uses_activations:
        outputs["input_activations"] = layer.activations(below)
    return outputs


def _route(network: CapsuleNetwork, routed: Shapes) -> Signature:
    """Return the function that makes one pass of routing.

    Its inputs are `votes`, of kinds that iterate `logits` [1, inputs, classes], and what else the kind looks at:
    `input_activations` [1, inputs] and `iteration` [1], the number of the pass from 0. It returns the arrays of a
    trace without the iterations, the `lengths` of the outputs, and of kinds that iterate the `next_logits`.
    """
    kind = network.class_capsules.kind
    votes = routed["votes"]
    inputs = {"votes": votes, **({} if kind.is_one_pass else {"logits": votes[:3]}), **routed}

    def compute(*values: tf.Tensor) -> Tensors:
        given = dict(zip(inputs, values, strict=True))
        trace = kind.route(replace(_routing_input(network, given), logits=given.get("logits")))
        arrays = {name: getattr(trace, name)[0] for name in TRACE_AXES}
        arrays |= {name: values[0] for name, values in trace.details.items()}
        # LiteRT fails on outputs that depend on no input, such as the coefficients of a kind that routes nothing.
        nothing = 0.0 * given["votes"][..., 0]
        constant = [name for name, axes in kind.axes.items() if axes == PAIRS and kind.is_one_pass]
        arrays |= {name: arrays[name] + nothing for name in constant}
        arrays["lengths"] = capsule_lengths(arrays["outputs"])
        if not kind.is_one_pass:
            arrays["next_logits"] = trace.next_logits
        return {name: values for name, values in arrays.items() if name not in inputs}

    return Signature(compute, inputs)


def _combine(network: CapsuleNetwork, routed: Shapes) -> Signature:
    """Return the function that weights the votes with any couplings [1, inputs, classes]."""
    inputs = {"votes": routed["votes"], "couplings": routed["votes"][:3], **routed}

    def compute(*values: tf.Tensor) -> Tensors:
        given = dict(zip(inputs, values, strict=True))
        couplings = tf.transpose(given["couplings"], (0, 2, 1))
        weighted_sums, outputs = network.class_capsules.kind.combine(_routing_input(network, given), couplings)
        return {"weighted_sums": weighted_sums, "outputs": outputs, "lengths": capsule_lengths(outputs)}

    return Signature(compute, inputs)


def _routing_inputs(network: CapsuleNetwork, input_shape: tuple[int, int, int]) -> Shapes:
    """Return the shapes of what every pass of the network's routing is given, by name."""
    _, votes, _ = network.route(tf.zeros((1, *input_shape)), 1)
    kind = network.class_capsules.kind
    found: dict[str, tuple[int, ...]] = {"votes": votes.numpy().shape}
    if kind.uses_activations:
        found["input_activations"] = found["votes"][:2]
    if kind.uses_iteration:
        found[ITERATION] = (1,)
    return found


def _routing_input(network: CapsuleNetwork, given: Tensors) -> RoutingInput:
    votes = tf.transpose(given["votes"], (0, 2, 1, 3))
    activations = given.get("input_activations", tf.zeros(given["votes"].shape[:2]))
    made = network.class_capsules.routing_input(votes, activations)
    return replace(made, first_iteration=given.get(ITERATION, 0))
