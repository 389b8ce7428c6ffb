"""What holds for every architecture: images do not mix, gradients are finite, and it learns."""

import keras
import numpy as np
import pytest
import tensorflow as tf

from lib.models.discovery import find_architectures
from tests.models.networks import MNIST_SHAPE, built, random_images, randomized

every_architecture = pytest.mark.parametrize("architecture", find_architectures())


@every_architecture
def test_another_image_size_and_class_count(architecture):
    network = built(architecture, input_shape=(32, 36, 3), classes=4)
    assert network(random_images(2, (32, 36, 3))).shape == (2, 4)
    drawn = network.layer_outputs(random_images(2, (32, 36, 3))).get("reconstruction")
    assert drawn is None or drawn.shape == (2, 32, 36, 3)


@every_architecture
def test_an_image_does_not_depend_on_its_batch(architecture):
    network, images = randomized(architecture), random_images(7)
    together = network.layer_outputs(images)
    for image in (0, 3, 6):
        alone = network.layer_outputs(images[image : image + 1])
        np.testing.assert_allclose(alone[network.score_name][0], together[network.score_name][image], atol=1e-6)
        for name, values in together.items():  # lenet's dense layer sums 3136 products: 1.2e-6 measured
            np.testing.assert_allclose(alone[name][0], values[image], atol=5e-6, err_msg=name)


def test_batch_statistics_in_inference_would_be_noticed():
    network, images = built("capsnet_small"), random_images(7)
    alone = network.layer_outputs(images[:1], training=True)["lengths"][0]
    together = network.layer_outputs(images, training=True)["lengths"][0]
    assert np.abs(alone - together).max() > 1e-3


@every_architecture
def test_the_same_images_give_the_same_result_again(architecture):
    network, images = randomized(architecture), random_images(3)
    first = network.layer_outputs(images)
    network.layer_outputs(random_images(5, seed=1))
    for name, values in network.layer_outputs(images).items():
        np.testing.assert_allclose(values, first[name], atol=1e-6, err_msg=name)


@every_architecture
def test_call_gives_the_scores(architecture):
    network, images = randomized(architecture), random_images(2)
    scores = network.layer_outputs(images)[network.score_name]
    np.testing.assert_allclose(network(images), scores, atol=1e-6)
    np.testing.assert_allclose(network.objective(images, np.array([3, 5])).scores, scores, atol=1e-6)


@every_architecture
def test_black_images_give_finite_gradients(architecture):
    network, labels = built(architecture), np.array([3, 5])
    with tf.GradientTape() as tape:
        total = network.objective(np.zeros((2, *MNIST_SHAPE), np.float32), labels, training=True).total
    gradients = tape.gradient(total, network.trainable_variables)
    for weight, gradient in zip(network.trainable_variables, gradients, strict=True):
        assert gradient is not None, weight.path
        assert np.isfinite(gradient).all(), weight.path


LESS_NOISE = {
    "baseline_cnn": {"width": 25, "dropout": 0.1},  # and faster
    "pets_cnn": {"dropout_pool": 0.1, "dropout_dense": 0.1},
    "simple_cnn": {"dropout": 0.1},
    "alexnet": {"dropout": 0.1},
}


@pytest.mark.parametrize(
    ("architecture", "steps"),
    [
        ("capsnet", 10),
        ("capsnet_small", 8),
        ("efficient_capsnet", 10),
        ("em_capsnet", 20),
        ("baseline_cnn", 30),
        ("lenet", 10),
        ("simple_cnn", 50),
        ("resnet_small", 20),
        ("gru", 25),
        ("bigru", 15),
        ("conv_gru", 30),
        ("pets_cnn", 30),
        ("alexnet", 40),
    ],
)
def test_a_few_steps_on_one_batch_halve_the_loss(architecture, steps):
    network, images, labels = (
        built(architecture, **LESS_NOISE.get(architecture, {})),
        tf.constant(random_images(4)),
        np.arange(4),
    )
    optimizer = keras.optimizers.Adam(1e-3)
    optimizer.build(network.trainable_variables)

    @tf.function(autograph=False)
    def train_step() -> tf.Tensor:
        with tf.GradientTape() as tape:
            total = network.objective(images, labels, training=True).total
        gradients = tape.gradient(total, network.trainable_variables)
        optimizer.apply_gradients(zip(gradients, network.trainable_variables, strict=True))
        return total

    losses = [float(train_step()) for _ in range(steps)]
    assert np.isfinite(losses).all()
    assert np.mean(losses[-3:]) < 0.5 * losses[0]  # measured: 0.14, 0.05 and 0.42 of it
