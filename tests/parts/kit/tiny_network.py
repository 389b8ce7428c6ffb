"""A tiny capsule network as a file for the browser, with every signature that such a file has."""

import tempfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests.lite import LiteNetwork

Arrays = dict[str, NDArray[np.float32]]
SIDE, CHANNELS, INPUTS, CLASSES, DIM = 64, 2, 6, 3, 4
"""The picture is large for its network, so that a tensor that is never let go is soon seen in the memory."""
VOTES, LOGITS, OUTPUTS = (1, INPUTS, CLASSES, DIM), (1, INPUTS, CLASSES), (1, CLASSES, DIM)


def write_network(path: Path, *, iterates: bool = True) -> None:
    """Write the file of random weights: a convolution, dynamic routing or one pass without logits, a decoder."""
    import tensorflow as tf

    random = np.random.default_rng(0)

    def weights(*shape: int) -> "tf.Tensor":
        return tf.constant(random.normal(size=shape).astype(np.float32))

    kernel, shared, decoder = weights(3, 3, 1, CHANNELS), weights(INPUTS, CLASSES, DIM), weights(DIM * CLASSES, 9)

    def spec(name: str, *shape: int) -> "tf.TensorSpec":
        return tf.TensorSpec(shape, tf.float32, name=name)

    def squash(vectors: "tf.Tensor") -> "tf.Tensor":
        squared = tf.reduce_sum(vectors**2, -1, keepdims=True)
        return vectors * tf.sqrt(squared + 1e-7) / (1 + squared)

    def combined(votes: "tf.Tensor", couplings: "tf.Tensor") -> "dict[str, tf.Tensor]":
        sums = tf.reduce_sum(tf.expand_dims(couplings, -1) * votes, 1)
        outputs = squash(sums)
        return {"weighted_sums": sums, "outputs": outputs, "lengths": tf.norm(outputs, axis=-1)}

    @tf.function(input_signature=[spec("image", 1, SIDE, SIDE, 1)])
    def observe(image: "tf.Tensor") -> "dict[str, tf.Tensor]":
        maps = tf.nn.relu(tf.nn.conv2d(image, kernel, 1, "SAME"))
        votes = shared[None] * tf.reduce_mean(maps) * 20.0
        return {"conv": maps, "votes": votes, **combined(votes, tf.fill(LOGITS, 1 / CLASSES))}

    @tf.function(input_signature=[spec("votes", *VOTES), spec("logits", *LOGITS), spec("iteration", 1)])
    def route(votes: "tf.Tensor", logits: "tf.Tensor", iteration: "tf.Tensor") -> "dict[str, tf.Tensor]":
        couplings = tf.nn.softmax(logits * (1 + iteration), -1)
        found = combined(votes, couplings)
        agreements = tf.reduce_sum(votes * found["outputs"][:, None], -1)
        return {**found, "couplings": couplings, "agreements": agreements, "next_logits": logits + agreements}

    @tf.function(input_signature=[spec("votes", *VOTES)])
    def route_once(votes: "tf.Tensor") -> "dict[str, tf.Tensor]":
        couplings = tf.nn.softmax(tf.reduce_sum(votes, -1), -1)
        return {**combined(votes, couplings), "couplings": couplings}

    @tf.function(input_signature=[spec("votes", *VOTES), spec("couplings", *LOGITS)])
    def combine(votes: "tf.Tensor", couplings: "tf.Tensor") -> "dict[str, tf.Tensor]":
        return combined(votes, couplings)

    @tf.function(input_signature=[spec("capsules", *OUTPUTS), spec("mask", 1, CLASSES)])
    def decode(capsules: "tf.Tensor", mask: "tf.Tensor") -> "dict[str, tf.Tensor]":
        pixels = tf.sigmoid(tf.reshape(capsules * tf.expand_dims(mask, -1), (1, -1)) @ decoder)
        return {"reconstruction": tf.reshape(pixels, (1, 3, 3, 1))}

    routed = route if iterates else route_once
    signatures = {"observe": observe, "route": routed, "combine": combine, "decode": decode}
    with tempfile.TemporaryDirectory() as folder:
        concrete = {name: function.get_concrete_function() for name, function in signatures.items()}
        tf.saved_model.save(tf.Module(), folder, signatures=concrete)
        converter = tf.lite.TFLiteConverter.from_saved_model(folder, signature_keys=list(signatures))
        path.write_bytes(converter.convert())


def answer_of(path: Path, signature: str, **inputs: NDArray[np.float32]) -> Arrays:
    """Return what LiteRT's own interpreter of such files answers."""
    return LiteNetwork(path.read_bytes()).run(signature, **inputs)
