"""The shape that all capsule networks with routing share: features, capsules, routing, decoder."""

import keras
import tensorflow as tf

from lib.models.capsules import (
    ClassCapsules,
    Decoder,
    PrimaryCapsules,
    RoutingTrace,
    capsule_lengths,
    margin_loss,
    reconstruction_loss,
)
from lib.models.network import Network, Objective


class CapsuleNetwork(Network):
    """Feature layers → primary capsules → routing → class capsules → decoder.

    Args:
        features: the layers before the primary capsules, applied in order.
        primary: gives [batch, inputs, dim].
        class_capsules: routes to [batch, classes, dim].
        decoder: draws the image from the class capsules, or None to train without reconstruction.
        reconstruction_weight: times the sum of squared pixel errors; the paper's is 0.0005.
    """

    score_name = "lengths"

    def __init__(
        self,
        features: list[keras.layers.Layer],
        primary: PrimaryCapsules,
        class_capsules: ClassCapsules,
        decoder: Decoder | None,
        reconstruction_weight: float,
        *,
        name: str,
    ) -> None:
        super().__init__(name=name)
        self.features = features
        self.primary = primary
        self.class_capsules = class_capsules
        self.decoder = decoder
        self.reconstruction_weight = reconstruction_weight

    def _encode(self, images: tf.Tensor, training: bool) -> dict[str, tf.Tensor]:
        outputs = {}
        values = images
        for layer in self.features:
            values = layer(values, training=training)
            outputs[layer.name] = values
        outputs[self.primary.name] = self.primary(values, training=training)
        return outputs

    def layer_outputs(self, images: tf.Tensor, training: bool = False) -> dict[str, tf.Tensor]:
        """Each layer's output by name, and the `reconstruction` from the longest class capsule."""
        outputs = self._encode(images, training)
        capsules = self.class_capsules(outputs[self.primary.name])
        outputs[self.class_capsules.name] = capsules
        outputs["lengths"] = capsule_lengths(capsules)
        if self.decoder is not None:
            # What a learner sees is masked by the prediction, never by the true label.
            outputs["reconstruction"] = self.decoder(capsules, self.prediction_mask(outputs["lengths"]))
        return outputs

    @staticmethod
    def prediction_mask(lengths: tf.Tensor) -> tf.Tensor:
        """[batch, classes]: 1 for the longest capsule, else 0."""
        return tf.one_hot(tf.argmax(lengths, axis=-1), lengths.shape[-1])

    def route(self, images: tf.Tensor, iterations: int | None = None) -> tuple[tf.Tensor, tf.Tensor, RoutingTrace]:
        """The primary capsules [batch, inputs, dim], their votes and the trace of the routing."""
        primary = self._encode(images, training=False)[self.primary.name]
        votes, routing = self.class_capsules.trace(primary, iterations)
        return primary, votes, routing

    def reconstruct(self, capsules: tf.Tensor, mask: tf.Tensor) -> tf.Tensor:
        """Draw from class capsules [batch, classes, dim], of which `mask` [batch, classes] keeps some."""
        if self.decoder is None:
            raise ValueError(f"{self.name} was built without a decoder, so it cannot reconstruct.")
        return self.decoder(capsules, mask)

    def objective(self, images: tf.Tensor, labels: tf.Tensor, training: bool = False) -> Objective:
        """Margin loss, plus the weighted reconstruction loss where there is a decoder.

        In training the true label chooses the capsule to draw from; otherwise the prediction does.
        """
        capsules = self.class_capsules(self._encode(images, training)[self.primary.name])
        lengths = capsule_lengths(capsules)
        truth = tf.one_hot(labels, lengths.shape[-1])
        margin = tf.reduce_mean(margin_loss(truth, lengths))
        if self.decoder is None:
            return Objective(margin, {"margin_loss": margin}, lengths)
        mask = truth if training else self.prediction_mask(lengths)
        error = tf.reduce_mean(reconstruction_loss(images, self.decoder(capsules, mask)))
        total = margin + self.reconstruction_weight * error
        return Objective(total, {"margin_loss": margin, "reconstruction_loss": error}, lengths)
