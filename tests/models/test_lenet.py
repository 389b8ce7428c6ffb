"""The layer stack's objective and its dropout."""

import numpy as np

from tests.fidelity import reference
from tests.models.networks import built, random_images, randomized


def test_the_objective_is_the_mean_cross_entropy():
    network, images, labels = randomized("lenet"), random_images(3), np.array([7, 0, 2])
    total, parts, scores = network.objective(images, labels)
    probabilities = reference.softmax(np.array(network.layer_outputs(images)["logits"], np.float64), axis=-1)
    expected = -np.log(probabilities[np.arange(3), labels]).mean()
    np.testing.assert_allclose(total, expected, rtol=1e-5)
    np.testing.assert_allclose(scores, probabilities, atol=1e-6)
    assert parts == {}


def test_dropout_only_in_training():
    network, images = built("lenet", dropout=0.4), random_images(3)
    outputs = network.layer_outputs(images)
    np.testing.assert_array_equal(outputs["dropout"], outputs["dense"])
    outputs = network.layer_outputs(images, training=True)
    active = np.array(outputs["dense"]) > 0
    dropped = np.array(outputs["dropout"])[active] == 0
    assert abs(dropped.mean() - 0.4) < 0.05  # of about 1500 active units
    kept = np.array(outputs["dropout"])[active][~dropped]
    np.testing.assert_allclose(kept, np.array(outputs["dense"])[active][~dropped] / 0.6, rtol=1e-5)
