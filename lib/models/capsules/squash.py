"""Squash functions: a vector's length becomes a probability, its direction stays."""

from __future__ import annotations

from lib.models.lazy_tensorflow import tf

EPSILON = 1e-7


def squash(vectors: tf.Tensor, axis: int = -1) -> tf.Tensor:
    """Shrink each vector to a length in [0, 1) and keep its direction.

    v = ‖s‖² / (1 + ‖s‖²) · s / ‖s‖   (Sabour, Frosst, Hinton 2017, equation 1)

    Args:
        vectors: any shape; each slice along `axis` is one capsule's vector s.
        axis: the axis that holds a capsule's dimensions.

    Returns:
        The squashed vectors, in the shape of `vectors`. Zero stays zero, with a finite gradient: the
        epsilon inside the root keeps the derivative of the square root at 0 from being infinite.
    """
    squared_length = tf.reduce_sum(tf.square(vectors), axis=axis, keepdims=True)
    length = tf.sqrt(squared_length + EPSILON)
    return vectors * (squared_length / (1.0 + squared_length) / length)


def exponential_squash(vectors: tf.Tensor) -> tf.Tensor:
    """Shrink each vector along the last axis as Efficient-CapsNet does, which is steeper near zero.

    v = (1 − e^(−‖s‖)) · s / ‖s‖   (Mazzia, Salvetti, Chiaberge 2021, equation 5)

    Args:
        vectors: [..., dim].

    Returns:
        The same shape; zero stays zero, with a finite gradient.
    """
    length = tf.sqrt(tf.reduce_sum(tf.square(vectors), axis=-1, keepdims=True) + EPSILON)
    return (1.0 - tf.exp(-length)) * vectors / length


def capsule_lengths(capsules: tf.Tensor, axis: int = -1) -> tf.Tensor:
    """Return the Euclidean length of each capsule: [..., capsules, dim] → [..., capsules], in [0, 1)."""
    return tf.sqrt(tf.reduce_sum(tf.square(capsules), axis=axis) + EPSILON)
