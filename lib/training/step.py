"""One training step as a TensorFlow graph, and a rehearsal of it."""

from collections.abc import Callable

import keras
import tensorflow as tf

from lib import catalog, data, models

REHEARSED = "capsnet_small"


def compile_train_step(
    network: models.Network, optimizer: keras.Optimizer, input_shape: tuple[int, int, int]
) -> Callable:
    """A function (images uint8 [batch, h, w, c], labels int32 [batch]) → (loss, its parts, accuracy).

    Each call changes the network's weights by one step of `optimizer`.
    """
    signature = (tf.TensorSpec((None, *input_shape), tf.uint8), tf.TensorSpec((None,), tf.int32))

    # Nothing here branches on a tensor, and rewriting the code for that takes autograph a second.
    @tf.function(input_signature=signature, autograph=False)
    def train_step(images: tf.Tensor, labels: tf.Tensor):
        with tf.GradientTape() as tape:
            objective = network.objective(tf.cast(images, tf.float32) / 255.0, labels, training=True)
        gradients = tape.gradient(objective.total, network.trainable_variables)
        optimizer.apply(gradients, network.trainable_variables)
        right = tf.cast(tf.argmax(objective.scores, -1, tf.int32) == labels, tf.float32)
        return objective.total, objective.parts, tf.reduce_mean(right)

    return train_step


def rehearse() -> None:
    """Do once, on nothing, what the first training of a process does slowly; a warm spare has time for it."""
    entry = catalog.architecture(REHEARSED)
    dataset = data.load(entry.datasets[0])
    options = {option.name: option.default for option in entry.model_options}
    network = models.build(REHEARSED, dataset.input_shape, len(dataset.class_names), options)
    optimizer = keras.optimizers.Adam()
    optimizer.build(network.trainable_variables)
    step = compile_train_step(network, optimizer, dataset.input_shape)
    step(tf.constant(dataset.fit.images[:2]), tf.constant(dataset.fit.labels[:2]))
