"""Momentum and weight decay of a step, by the paper's rule in NumPy."""

import numpy as np
import pytest
import tensorflow as tf

from lib.models.network import Network
from lib.options.training import TrainingOptions
from lib.training.step import compile_train_step, make_optimizer
from tests.models.networks import built, weight_values

SHAPE = (28, 28, 1)
RATES = (0.1, 0.1, 0.01)
Gradients = dict[str, np.ndarray]


def batches() -> list[tuple[tf.Tensor, tf.Tensor]]:
    images = np.random.default_rng(0).integers(0, 256, (len(RATES), 6, *SHAPE), np.uint8)
    return [(tf.constant(some), tf.range(6)) for some in images]


def loss_and_gradients(network: Network, images: tf.Tensor, labels: tf.Tensor) -> tuple[float, Gradients]:
    """Return the loss without decay, and its gradient by the weight's name."""
    weights = network.named_weights()
    with tf.GradientTape() as tape:
        loss = network.objective(tf.cast(images, tf.float32) / 255.0, labels, training=True).total
    found = tape.gradient(loss, [weight.value for weight in weights.values()])
    return float(loss), {name: values.numpy() for name, values in zip(weights, found, strict=True)}


@pytest.mark.parametrize("decay", [0.0, 0.05])
def test_momentum_and_weight_decay_are_the_papers(decay):
    """v ← 0.9 v − λ η w − η g, then w ← w + v (Krizhevsky, Sutskever and Hinton 2012, section 5)."""
    network = built("simple_cnn", SHAPE, dropout=0.0)
    optimizer = make_optimizer(TrainingOptions(optimizer="momentum"))
    optimizer.build(network.trainable_variables)
    step = compile_train_step(network, optimizer, SHAPE, weight_decay=decay)
    velocity = {name: np.zeros_like(values) for name, values in weight_values(network).items()}
    for rate, (images, labels) in zip(RATES, batches(), strict=True):
        before, (loss, gradients) = weight_values(network), loss_and_gradients(network, images, labels)
        optimizer.learning_rate = rate
        assert float(step(images, labels)[0]) == pytest.approx(loss, rel=1e-5)
        for name, after in weight_values(network).items():
            pull = decay * before[name] if name.endswith("kernel") else 0.0
            velocity[name] = 0.9 * velocity[name] - rate * (pull + gradients[name])
            np.testing.assert_allclose(after, before[name] + velocity[name], rtol=1e-3, atol=1e-6, err_msg=name)


def test_weight_decay_with_adam_is_in_the_gradient():
    """The first step of Adam is η g / (|g| + ε), so a weight whose only gradient is the decay's moves by η."""
    network = built("simple_cnn", SHAPE, dropout=0.0)
    optimizer = make_optimizer(TrainingOptions())
    optimizer.build(network.trainable_variables)
    step = compile_train_step(network, optimizer, SHAPE, weight_decay=0.05)
    [(images, labels), *_] = batches()
    before, (_, gradients) = weight_values(network), loss_and_gradients(network, images, labels)
    optimizer.learning_rate = 0.01
    step(images, labels)
    for name, after in weight_values(network).items():
        wanted = gradients[name] + (0.05 * before[name] if name.endswith("kernel") else 0.0)
        clear = np.abs(wanted) > 1e-3  # above ε, and above rounding where two gradients nearly cancel
        np.testing.assert_allclose((after - before[name])[clear], -0.01 * np.sign(wanted[clear]), rtol=0.02)
