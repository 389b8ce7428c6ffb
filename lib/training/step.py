"""One training step as a TensorFlow graph, with its optimiser and weight decay, and a rehearsal of it."""

from collections.abc import Callable, Sequence

import keras
import tensorflow as tf

from lib import catalog, datasets
from lib.models.build import build_network
from lib.models.fast.fused_adam import FusedAdam
from lib.models.network import Network, are_correct
from lib.models.task import Task
from lib.options.training import MOMENTUM, MOMENTUM_SHARE, TrainingOptions
from lib.training.pipeline import describe_batch, to_unit_range

REHEARSED = "capsnet_small"
ONE_DEVICE = tf.distribute.get_strategy()
TRAINING_SCOPE = "training/"
"""Where a graph has gradients and optimiser, all in one place."""
DECAYED = "kernel"
"""How the names of the weights end that weight decay pulls: no biases, no factors of a normalisation."""


def make_optimizer(options: TrainingOptions) -> keras.Optimizer:
    """Return the optimiser that the options name.

    Momentum is that of Krizhevsky, Sutskever and Hinton (2012, section 5), v ← 0.9 v − η g and w ← w + v: the rate
    η weighs each gradient when it comes in.
    """
    if options.optimizer == MOMENTUM:
        return keras.optimizers.SGD(options.learning_rate, MOMENTUM_SHARE)
    return FusedAdam(options.learning_rate)


def decay_penalty(weights: Sequence[keras.Variable], weight_decay: float) -> tf.Tensor:
    """Return ½ λ Σ w² over all kernels, a scalar: its gradient is the λ w that weight decay adds.

    Args:
        weights: those of a network, its biases among them.
        weight_decay: λ.
    """
    kernels = [weight for weight in weights if weight.name.endswith(DECAYED)]
    return weight_decay * tf.add_n([tf.nn.l2_loss(kernel.value) for kernel in kernels])  # each ½ Σ w²


def compile_train_step(
    network: Network,
    optimizer: keras.Optimizer,
    input_shape: tuple[int, int, int],
    labels_per_image: int = 1,
    *,
    weight_decay: float = 0.0,
    strategy: tf.distribute.Strategy = ONE_DEVICE,
    xla: bool = False,
) -> Callable:
    """Return a function (images uint8 [batch, h, w, c], labels int32 [batch]) → (loss, its parts, accuracy).

    For two labels an image it takes (images, labels int32 [batch, 2], parts uint8 [batch, 2, h, w, c]), and
    each label's capsule learns to draw its own part. Each call changes the network's weights by one step of
    `optimizer`.

    Args:
        weight_decay: see `decay_penalty`, which is no part of the loss that is returned.
        strategy: whose devices share the work, each its own examples of the batch; the gradients are added, so
            the step is that of the whole batch. Batch normalisation is the exception: each device normalises
            its own share, and the running statistics kept are the first device's.
        xla: compile loss and gradients with XLA.
    """

    def gradients(share: tf.Tensor, images: tf.Tensor, labels: tf.Tensor, parts: tf.Tensor | None = None):
        targets = None if parts is None else to_unit_range(parts)
        with tf.GradientTape() as tape:
            objective = network.objective(to_unit_range(images), labels, targets, training=True)
            loss = minimised = share * objective.total
            if weight_decay:
                minimised += share * decay_penalty(network.trainable_variables, weight_decay)
            scaled = optimizer.scale_loss(minimised)  # with float16 only; otherwise the loss itself
        with tf.name_scope("accuracy"):
            accuracy = tf.reduce_mean(tf.cast(are_correct(objective.scores, labels), tf.float32))
        measured = {name: share * value for name, value in objective.parts.items()}
        with tf.name_scope(TRAINING_SCOPE):
            summands = tape.gradient(scaled, network.trainable_variables)
        return summands, (loss, measured, share * accuracy)

    if xla:
        gradients = tf.function(gradients, autograph=False, jit_compile=True)

    def on_one_device(*batch: tf.Tensor):
        share, mine = _take_share(strategy, batch)
        summands, measured = gradients(share, *mine)
        with tf.name_scope(TRAINING_SCOPE):
            optimizer.apply(summands, network.trainable_variables)  # adds up the devices' gradients first
        return measured

    # Nothing here branches on a tensor, and rewriting the code for that takes autograph a second.
    @tf.function(input_signature=describe_batch(input_shape, labels_per_image), autograph=False)
    def train_step(*batch: tf.Tensor):
        measured = strategy.run(on_one_device, args=batch)
        return tf.nest.map_structure(lambda value: strategy.reduce("SUM", value, axis=None), measured)

    return train_step


def _take_share(
    strategy: tf.distribute.Strategy, batch: tuple[tf.Tensor, ...]
) -> tuple[tf.Tensor, tuple[tf.Tensor, ...]]:
    """Return which share of the batch this device computes, and its examples, every n-th of n devices."""
    devices = strategy.num_replicas_in_sync
    if devices == 1:
        return tf.constant(1.0), batch
    number = tf.distribute.get_replica_context().replica_id_in_sync_group
    count = tf.shape(batch[0])[0]
    # A batch smaller than the number of devices leaves some without: they repeat an example that counts nothing.
    mine = tf.range(number, tf.maximum(count, number + 1), devices) % count
    share = tf.where(number < count, tf.size(mine) / count, 0.0)
    return tf.cast(share, tf.float32), tuple(tf.gather(values, mine) for values in batch)


def rehearse() -> None:
    """Make one step that counts for nothing, so that the first real one of this process is quick.

    A warm spare has the time for it.
    """
    entry = catalog.architecture(REHEARSED)
    dataset = datasets.load(entry.datasets[0])
    network = build_network(REHEARSED, entry.model, Task(dataset.input_shape, len(dataset.class_names)))
    optimizer = FusedAdam()
    optimizer.build(network.trainable_variables)
    step = compile_train_step(network, optimizer, dataset.input_shape)
    step(tf.constant(dataset.fit.images[:2]), tf.constant(dataset.fit.labels[:2]))
