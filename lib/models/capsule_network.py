"""What all capsule networks with routing have in common: features, capsules, routing, decoder."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import keras
import tensorflow as tf

from lib.models.capsules import (
    ClassCapsules,
    Decoder,
    DepthwisePrimaryCapsules,
    Margins,
    PrimaryCapsules,
    RoutingTrace,
    capsule_lengths,
    margin_loss,
    reconstruction_loss,
)
from lib.models.capsules.losses import PAPER
from lib.models.layer_stack import layers_after
from lib.models.layers.describe import describe_layer
from lib.models.layers.description import LayerDescription, LayerKind
from lib.models.network import LOSS_SCOPE, Network, Objective, multi_hot


class CapsuleNetwork(Network):
    """Feature layers → primary capsules → routing → class capsules → decoder.

    Args:
        features: the layers before the primary capsules, applied in order.
        primary: gives [batch, inputs, dim].
        class_capsules: routes to [batch, classes, dim].
        decoder: draws the image from the class capsules, or None to train without reconstruction.
        reconstruction_weight: times the sum of squared pixel errors; the paper's is 0.0005.
        margin_weight: times the margin loss; the paper's is 1, the official code's 0.5.
        margins: m⁺, m⁻ and λ of the margin loss.
    """

    score_name = "lengths"

    def __init__(
        self,
        features: list[keras.layers.Layer],
        primary: PrimaryCapsules | DepthwisePrimaryCapsules,
        class_capsules: ClassCapsules,
        decoder: Decoder | None,
        reconstruction_weight: float,
        *,
        margin_weight: float = 1.0,
        margins: Margins = PAPER,
        name: str,
    ) -> None:
        super().__init__(name=name)
        self.features = features
        self.primary = primary
        self.class_capsules = class_capsules
        self.decoder = decoder
        self.reconstruction_weight = reconstruction_weight
        self.margin_weight = margin_weight
        self.margins = margins

    def _encode(
        self, values: tf.Tensor, training: bool, features: list[keras.layers.Layer] | None = None
    ) -> dict[str, tf.Tensor]:
        """Return the outputs of the feature layers, those given or all, and of the primary capsules."""
        outputs = {}
        for layer in self.features if features is None else features:
            values = layer(values, training=training)
            outputs[layer.name] = values
        outputs[self.primary.name] = self.primary(values, training=training)
        return outputs

    def layer_outputs(self, images: tf.Tensor, training: bool = False) -> dict[str, tf.Tensor]:
        """Return each layer's output by name, and the `reconstruction` from the longest class capsule."""
        return self._add_classes(self._encode(images, training))

    def outputs_after(self, name: str, values: tf.Tensor, before: Mapping[str, tf.Tensor]) -> dict[str, tf.Tensor]:
        return self._add_classes(self._encode(values, False, layers_after(self.features, name)))

    def _add_classes(self, outputs: dict[str, tf.Tensor]) -> dict[str, tf.Tensor]:
        """Return the outputs with class capsules, lengths and reconstruction added."""
        capsules = self.class_capsules(outputs[self.primary.name])
        outputs[self.class_capsules.name] = capsules
        outputs["lengths"] = capsule_lengths(capsules)
        if self.decoder is not None:
            # What a learner sees is masked by the prediction, never by the true label.
            outputs["reconstruction"] = self.decoder(capsules, self.prediction_mask(outputs["lengths"]))
        return outputs

    def described(self) -> tuple[LayerDescription, ...]:
        """Return what each output is; what draws the `reconstruction` is the decoder."""
        drawn = [] if self.decoder is None else [replace(self.decoder.described(), name="reconstruction")]
        return (
            *map(describe_layer, (*self.features, self.primary, self.class_capsules)),
            LayerDescription(self.score_name, LayerKind.SCORES, activation="length"),
            *drawn,
        )

    @property
    def class_layers(self) -> tuple[str, ...]:
        drawing = () if self.decoder is None else (self.decoder.name,)
        return self.class_capsules.name, *drawing

    @staticmethod
    def prediction_mask(lengths: tf.Tensor) -> tf.Tensor:
        """Return a mask [batch, classes] that is 1 for the longest capsule, else 0."""
        return tf.one_hot(tf.argmax(lengths, axis=-1), lengths.shape[-1])

    def route(
        self, images: tf.Tensor, iterations: int | None = None, silent: Sequence[int] = ()
    ) -> tuple[tf.Tensor, tf.Tensor, RoutingTrace]:
        """Return the primary capsules [batch, inputs, dim], their votes and the trace of the routing.

        See `ClassCapsules.trace` for `iterations` and `silent`.
        """
        primary = self._encode(images, training=False)[self.primary.name]
        votes, routing = self.class_capsules.trace(primary, iterations, silent)
        return self.class_capsules.as_list(primary), votes, routing

    def reconstruct(self, capsules: tf.Tensor, mask: tf.Tensor) -> tf.Tensor:
        """Draw from class capsules [batch, classes, dim], of which `mask` [batch, classes] keeps some."""
        if self.decoder is None:
            raise ValueError(f"{self.name} was built without a decoder, so it cannot reconstruct.")
        return self.decoder(capsules, mask)

    def reconstruct_each(self, capsules: tf.Tensor, chosen: tf.Tensor) -> tf.Tensor:
        """Draw from each chosen capsule alone.

        Args:
            capsules: of the classes, [batch, classes, dim].
            chosen: classes, [batch, k].

        Returns:
            [batch, k, height, width, channels].
        """
        masks = tf.unstack(tf.one_hot(chosen, capsules.shape[1]), axis=1)
        return tf.stack([self.reconstruct(capsules, mask) for mask in masks], axis=1)

    def objective(
        self,
        images: tf.Tensor,
        labels: tf.Tensor,
        targets: tf.Tensor | None = None,
        training: bool = False,
    ) -> Objective:
        """Return the margin loss, plus the weighted reconstruction loss where there is a decoder.

        In training the true label chooses the capsule to draw from; otherwise the prediction does. Of an
        image with several labels each is drawn from its own capsule, and the errors are added.
        """
        capsules = self.class_capsules(self._encode(images, training)[self.primary.name])
        with tf.name_scope("lengths"):
            lengths = capsule_lengths(capsules)
        with tf.name_scope(LOSS_SCOPE):
            truth = multi_hot(labels, lengths.shape[-1])
            margin = tf.reduce_mean(margin_loss(truth, lengths, self.margins))
        if self.decoder is None:
            return self._weighted({"margin_loss": margin}, lengths)
        drawn = [
            (target, self.decoder(capsules, mask))
            for target, mask in self._drawings(images, labels, targets, lengths, training)
        ]
        with tf.name_scope(LOSS_SCOPE):
            errors = [tf.reduce_mean(reconstruction_loss(target, drawing)) for target, drawing in drawn]
        return self._weighted({"margin_loss": margin, "reconstruction_loss": tf.add_n(errors)}, lengths)

    @property
    def loss_weights(self) -> dict[str, float]:
        weights = {"margin_loss": self.margin_weight}
        return weights if self.decoder is None else {**weights, "reconstruction_loss": self.reconstruction_weight}

    def _weighted(self, parts: dict[str, tf.Tensor], lengths: tf.Tensor) -> Objective:
        with tf.name_scope(LOSS_SCOPE):
            total = tf.add_n([self.loss_weights[name] * part for name, part in parts.items()])
        return Objective(total, parts, lengths)

    def _drawings(
        self, images: tf.Tensor, labels: tf.Tensor, targets: tf.Tensor | None, lengths: tf.Tensor, training: bool
    ) -> list[tuple[tf.Tensor, tf.Tensor]]:
        """Return (target, mask) for each label of an image: what to draw, and the capsule to draw it from."""
        if targets is None:
            mask = multi_hot(labels, lengths.shape[-1]) if training else self.prediction_mask(lengths)
            return [(images, mask)]
        chosen = labels if training else _matched(tf.math.top_k(lengths, labels.shape[1]).indices, labels)
        masks = tf.one_hot(chosen, lengths.shape[-1])  # (batch, k, classes)
        return list(zip(tf.unstack(targets, axis=1), tf.unstack(masks, axis=1), strict=True))


def _matched(predicted: tf.Tensor, labels: tf.Tensor) -> tf.Tensor:
    """Return the predicted classes [batch, 2], swapped where that puts a correct one in its label's place."""
    swap = tf.equal(predicted[:, 0], labels[:, 1]) | tf.equal(predicted[:, 1], labels[:, 0])
    return tf.where(swap[:, None], predicted[:, ::-1], predicted)
