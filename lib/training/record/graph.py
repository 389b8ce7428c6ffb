"""The graph of a run's training step, traced without training."""

import tensorflow as tf

from lib.models.build import build_network
from lib.runs import RunSpec
from lib.training.step import compile_train_step, make_optimizer


def trace_step(spec: RunSpec) -> tf.types.experimental.ConcreteFunction:
    """Return the training step of `spec` as TensorFlow computes it on one device."""
    network = build_network(spec.architecture, spec.model, spec.task)
    optimizer = make_optimizer(spec.training)
    optimizer.build(network.trainable_variables)
    step = compile_train_step(
        network,
        optimizer,
        spec.input_shape,
        spec.task.labels_per_image,
        weight_decay=spec.training.weight_decay,
    )
    return step.get_concrete_function()
