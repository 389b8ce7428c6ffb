"""Networks whose last layer gives a logit for each class."""

import tensorflow as tf

from lib.models.layers.description import LayerDescription, LayerKind
from lib.models.network import LOSS_SCOPE, Network, Objective, multi_hot


class Classifier(Network):
    """Scores images by their logits [batch, classes], which are among the subclass's `layer_outputs`.

    With one label an image the scores are a softmax and the loss is the cross-entropy. With several, each class is
    decided on its own: the scores are sigmoids and the loss is the sum of the binary cross-entropies.

    Attributes:
        logits_name: the name of the layer that computes them.
    """

    score_name = "probabilities"
    logits_name = "logits"

    def __init__(self, *, labels_per_image: int = 1, name: str) -> None:
        super().__init__(name=name)
        self.labels_per_image = labels_per_image

    def probabilities(self, logits: tf.Tensor) -> tf.Tensor:
        """Return the scores [batch, classes] in [0, 1], float32."""
        logits = tf.cast(logits, tf.float32)
        return tf.nn.softmax(logits) if self.labels_per_image == 1 else tf.sigmoid(logits)

    @property
    def evidence_name(self) -> str:
        """The name of the logits, before the softmax that makes classes compete."""
        return self.logits_name

    @property
    def class_layers(self) -> tuple[str, ...]:
        return (self.logits_name,)

    def described_scores(self) -> LayerDescription:
        """Return what turns the logits into scores."""
        activation = "softmax" if self.labels_per_image == 1 else "sigmoid"
        return LayerDescription(self.score_name, LayerKind.SCORES, activation=activation)

    def objective(
        self,
        images: tf.Tensor,
        labels: tf.Tensor,
        targets: tf.Tensor | None = None,
        training: bool = False,
    ) -> Objective:
        """Return the mean cross-entropy between the labels and the scores; there is nothing to draw."""
        outputs = self.layer_outputs(images, training)
        logits = tf.cast(outputs[self.logits_name], tf.float32)
        with tf.name_scope(LOSS_SCOPE):
            losses = self._cross_entropies(labels, logits)
            loss = tf.reduce_mean(losses)
        return Objective(loss, {}, outputs["probabilities"])

    def _cross_entropies(self, labels: tf.Tensor, logits: tf.Tensor) -> tf.Tensor:
        """Return the cross-entropy of each image, [batch]."""
        if self.labels_per_image == 1:
            return tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=logits)
        truth = multi_hot(labels, logits.shape[-1])
        return tf.reduce_sum(tf.nn.sigmoid_cross_entropy_with_logits(labels=truth, logits=logits), axis=-1)
