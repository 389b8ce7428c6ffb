"""The two losses of a capsule network: margin and reconstruction."""

from __future__ import annotations

from dataclasses import dataclass

from lib.models.lazy_tensorflow import tf

RECONSTRUCTION_WEIGHT = 0.0005


@dataclass(frozen=True)
class Margins:
    """The constants of the margin loss, as in Sabour et al. 2017, section 3.

    Attributes:
        present: m⁺, how long the capsule of a class that is there should be at least.
        absent: m⁻, how long the capsule of another class may be.
        absent_weight: λ, how much a class that is not there counts.
    """

    present: float = 0.9
    absent: float = 0.1
    absent_weight: float = 0.5


PAPER = Margins()


def margin_terms(labels: tf.Tensor, lengths: tf.Tensor, margins: Margins = PAPER) -> tf.Tensor:
    """Return the margin loss of each class on its own.

    L_k = T_k max(0, m⁺ − ‖v_k‖)² + λ (1 − T_k) max(0, ‖v_k‖ − m⁻)²   (Sabour et al. 2017, equation 4)

    Args:
        labels: T, [batch, classes], 1 where the class is present, else 0.
        lengths: ‖v‖, [batch, classes]; no softmax before it.
        margins: m⁺, m⁻ and λ.

    Returns:
        [batch, classes], each at least 0.
    """
    labels = tf.cast(labels, lengths.dtype)
    present = labels * tf.square(tf.maximum(0.0, margins.present - lengths))
    absent = (1.0 - labels) * tf.square(tf.maximum(0.0, lengths - margins.absent))
    return present + margins.absent_weight * absent


def margin_loss(labels: tf.Tensor, lengths: tf.Tensor, margins: Margins = PAPER) -> tf.Tensor:
    """Return the margin loss of each example: `margin_terms` summed over the classes, [batch]."""
    return tf.reduce_sum(margin_terms(labels, lengths, margins), axis=-1)


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
