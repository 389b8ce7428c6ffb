"""The gradient of the cross-entropy, against central differences of the NumPy networks."""

import numpy as np
import pytest
import tensorflow as tf

from tests.fidelity import classifier_reference as reference
from tests.models.networks import built, random_images, randomize, weight_values

LABELS = np.array([3, 1])
STEP = 1e-5
NO_DROPOUT = {"dropout": 0.0}
WITHOUT_NORMALIZATION = {"normalization": False}
OWN = {"alexnet": {"groups": 2}, "resnet_small": WITHOUT_NORMALIZATION}
"""The options of those that the reference has to know."""
CASES = {
    "simple_cnn": ((12, 12, 1), NO_DROPOUT),
    "resnet_small": ((11, 12, 1), {**NO_DROPOUT, **WITHOUT_NORMALIZATION}),
    "gru": ((10, 8, 1), NO_DROPOUT),
    "bigru": ((6, 8, 1), NO_DROPOUT),
    "conv_gru": ((8, 8, 1), NO_DROPOUT),
    "pets_cnn": ((12, 12, 3), {"dropout_pool": 0.0, "dropout_dense": 0.0}),
    "alexnet": ((17, 17, 3), {**NO_DROPOUT, "groups": 2}),
}


@pytest.mark.parametrize("architecture", CASES)
def test_gradient(architecture):
    """At the steepest number of every weight, in training."""
    shape, options = CASES[architecture]
    network, images = built(architecture, shape, **options), random_images(2, shape)
    randomize(network)
    weights = {name: values.astype(np.float64) for name, values in weight_values(network).items()}
    own = OWN.get(architecture, {})

    def loss(changed: dict[str, np.ndarray]) -> float:
        scores = getattr(reference, architecture)(weights | changed, images.astype(np.float64), **own)
        return -np.log(scores["probabilities"][np.arange(2), LABELS]).mean()

    trainable = {name: weight for name, weight in network.named_weights().items() if weight.trainable}
    with tf.GradientTape() as tape:
        total = network.objective(images, LABELS, training=True).total
    np.testing.assert_allclose(total, loss({}), rtol=2e-5)
    for name, gradient in tape.gradient(total, trainable).items():
        gradient = np.array(gradient)
        steepest = np.unravel_index(np.abs(gradient).argmax(), gradient.shape)
        nudge = np.zeros(gradient.shape)
        nudge[steepest] = STEP
        slope = (loss({name: weights[name] + nudge}) - loss({name: weights[name] - nudge})) / (2 * STEP)
        assert abs(slope) > 1e-6, name
        np.testing.assert_allclose(gradient[steepest], slope, rtol=2e-4, err_msg=name)
