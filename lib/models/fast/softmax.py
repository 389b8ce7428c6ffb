"""Softmax along any axis without moving it to the end, as TensorFlow's does."""

from __future__ import annotations

from lib.models.lazy_tensorflow import tf


def softmax(logits: tf.Tensor, axis: int) -> tf.Tensor:
    """Return e^x / Σ e^x along `axis`, in the shape of `logits`.

    TensorFlow's transposes before and after; for 10 classes × 128 capsules this takes half the time, and so does
    the gradient.
    """

    @tf.custom_gradient
    def along(logits: tf.Tensor):
        powers = tf.exp(logits - tf.reduce_max(logits, axis=axis, keepdims=True))
        shares = powers / tf.reduce_sum(powers, axis=axis, keepdims=True)

        def gradient(upstream: tf.Tensor) -> tf.Tensor:
            return shares * (upstream - tf.reduce_sum(shares * upstream, axis=axis, keepdims=True))

        return shares, gradient

    return along(logits)


def softmax_beside_none(logits: tf.Tensor, axis: int) -> tf.Tensor:
    """Return e^x / (1 + Σ e^x) along `axis`, in the shape of `logits`: the softmax beside one more logit of 0."""

    @tf.custom_gradient
    def along(logits: tf.Tensor):
        highest = tf.maximum(tf.reduce_max(logits, axis=axis, keepdims=True), 0.0)
        powers = tf.exp(logits - highest)
        shares = powers / (tf.exp(-highest) + tf.reduce_sum(powers, axis=axis, keepdims=True))

        def gradient(upstream: tf.Tensor) -> tf.Tensor:
            return shares * (upstream - tf.reduce_sum(shares * upstream, axis=axis, keepdims=True))

        return shares, gradient

    return along(logits)


def log_softmax(logits: tf.Tensor, axis: int) -> tf.Tensor:
    """Return x − log Σ e^x along `axis`, in the shape of `logits`."""

    @tf.custom_gradient
    def along(logits: tf.Tensor):
        below = logits - tf.reduce_max(logits, axis=axis, keepdims=True)
        logs = below - tf.math.log(tf.reduce_sum(tf.exp(below), axis=axis, keepdims=True))

        def gradient(upstream: tf.Tensor) -> tf.Tensor:
            return upstream - tf.exp(logs) * tf.reduce_sum(upstream, axis=axis, keepdims=True)

        return logs, gradient

    return along(logits)
