"""The two losses of a capsule network: margin and reconstruction."""

from __future__ import annotations

from lib.models.lazy_tensorflow import tf

RECONSTRUCTION_WEIGHT = 0.0005
POSITIVE_MARGIN = 0.9
NEGATIVE_MARGIN = 0.1
ABSENT_WEIGHT = 0.5


def margin_terms(labels: tf.Tensor, lengths: tf.Tensor) -> tf.Tensor:
    """Return the margin loss of each class on its own.

    L_k = T_k max(0, m⁺ − ‖v_k‖)² + λ (1 − T_k) max(0, ‖v_k‖ − m⁻)²   (Sabour et al. 2017, equation 4)

    Args:
        labels: T, [batch, classes], 1 where the class is present, else 0.
        lengths: ‖v‖, [batch, classes]; no softmax before it.

    Returns:
        [batch, classes], each at least 0.
    """
    labels = tf.cast(labels, lengths.dtype)
    present = labels * tf.square(tf.maximum(0.0, POSITIVE_MARGIN - lengths))
    absent = (1.0 - labels) * tf.square(tf.maximum(0.0, lengths - NEGATIVE_MARGIN))
    return present + ABSENT_WEIGHT * absent


def margin_loss(labels: tf.Tensor, lengths: tf.Tensor) -> tf.Tensor:
    """Return the margin loss of each example: `margin_terms` summed over the classes, [batch]."""
    return tf.reduce_sum(margin_terms(labels, lengths), axis=-1)


def reconstruction_loss(images: tf.Tensor, reconstructions: tf.Tensor) -> tf.Tensor:
    """Return the sum (not the mean) of squared pixel errors of each example, unweighted.

    Args:
        images: [batch, height, width, channels] in [0, 1].
        reconstructions: the same shape and range.

    Returns:
        [batch]. The paper adds it to the margin loss times `RECONSTRUCTION_WEIGHT`, which for 28×28
        pixels is 0.392 times the mean.
    """
    return tf.reduce_sum(tf.square(images - reconstructions), axis=(1, 2, 3))
