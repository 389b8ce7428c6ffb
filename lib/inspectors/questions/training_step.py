"""Take one step of a run's training, by the code that trains, and see what each of its lines computes."""

from types import CodeType
from typing import Any

import keras
import numpy as np
import tensorflow as tf

from lib.errors import N_, LearnerError
from lib.inspectors.answers.training_step import BATCH, AdamStep, TrainingStep
from lib.inspectors.questions.networks import restore_network
from lib.inspectors.questions.watched import Watched, inner_code, watch
from lib.models.capsules.losses import margin_loss, margin_terms, reconstruction_loss
from lib.models.fast.fused_adam import FusedAdam
from lib.models.freeze import freeze
from lib.models.network import Network
from lib.runs import open_store
from lib.training.pipeline import to_unit_range
from lib.training.step import compile_train_step


def training_step(run_id: str, checkpoint: str, weight: str, step: int) -> TrainingStep:
    """Return step `step` of a training that goes on from the checkpoint, with the optimiser's moments at 0 before.

    Raises:
        LearnerError: if the run, its weights or its pictures are not there.
    """
    store = open_store()
    run = store.get(run_id)
    network = restore_network(run.spec, store.files(run).load_checkpoint(checkpoint))
    freeze(network, run.frozen_layers)
    dataset = run.spec.load_dataset()
    if dataset.labels_per_image != 1:
        raise LearnerError(N_("A step is shown for pictures with one label; those of this run have several."))
    batches = [dataset.fit.take(np.arange(BATCH * at, BATCH * (at + 1)) % len(dataset.fit)) for at in range(step)]
    optimizer = FusedAdam(run.spec.training.learning_rate)
    optimizer.build(network.trainable_variables)
    train_step = compile_train_step(
        network, optimizer, dataset.input_shape, weight_decay=run.spec.training.weight_decay
    )
    names = _names(network)
    name = weight if weight in names else [name for name, one in names.items() if len(one.shape) > 1][-1]
    variable = names[name]
    eager = tf.config.functions_run_eagerly()
    tf.config.run_functions_eagerly(True)  # otherwise Python runs a function only once, and without numbers
    try:
        for batch in batches[:-1]:
            train_step(tf.constant(batch.images), tf.constant(batch.labels, tf.int32))
        images, labels = tf.constant(batches[-1].images), tf.constant(batches[-1].labels, tf.int32)
        loss_before = _loss(network, images, labels)
        seen = _Gradient(variable)
        before = _state(optimizer, variable)
        with watch(_functions(network, seen)) as ran:
            train_step(images, labels)
        loss_after = _loss(network, images, labels)
    finally:
        tf.config.run_functions_eagerly(eager)
    return TrainingStep(
        batches[-1].images,
        tuple(map(int, batches[-1].labels)),
        tuple(one.shown() for one in ran),
        tuple(names),
        name,
        _adam_step(optimizer, seen.gradient, before, _state(optimizer, variable)),
        loss_before,
        loss_after,
    )


class _Gradient:
    """Remembers the gradient with which the optimiser changes one variable."""

    def __init__(self, variable: keras.Variable) -> None:
        self.variable = variable
        self.gradient = np.zeros(variable.shape, np.float32)

    def is_of(self, arguments: Any) -> bool:
        """Return whether a call of `update_step` with these arguments changes the variable."""
        changed = arguments["variable"]
        if changed is not self.variable and changed is not self.variable.value:
            return False
        self.gradient = tf.convert_to_tensor(arguments["gradient"]).numpy()
        return True


def _functions(network: Network, seen: _Gradient) -> list[Watched]:
    """Return the functions that train, of which the losses that this network has are called."""
    codes: list[CodeType] = [
        inner_code(compile_train_step, "on_one_device"),
        inner_code(compile_train_step, "gradients"),
        type(network).objective.__code__,
        *(one.__code__ for one in (margin_loss, margin_terms, reconstruction_loss)),
        FusedAdam._backend_update_step.__code__,
    ]
    return [*map(Watched, codes), Watched(FusedAdam.update_step.__code__, seen.is_of)]


def _names(network: Network) -> dict[str, keras.Variable]:
    trained = {id(one) for one in network.trainable_variables}
    return {name: one for name, one in network.named_weights().items() if id(one) in trained}


def _loss(network: Network, images: tf.Tensor, labels: tf.Tensor) -> float:
    return float(network.objective(to_unit_range(images), labels, training=False).total)


def _state(optimizer: FusedAdam, variable: keras.Variable) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return a variable with the optimiser's first and second moments of it."""
    number = optimizer._get_variable_index(variable)
    kept = (variable, optimizer._momentums[number], optimizer._velocities[number])
    weights, first, second = (np.array(one.numpy()) for one in kept)
    return weights, first, second


def _adam_step(optimizer: FusedAdam, gradient: np.ndarray, before: Any, after: Any) -> AdamStep:
    index = np.unravel_index(np.abs(gradient).argmax(), gradient.shape)
    weight_before, first_before, second_before = (float(one[index]) for one in before)
    weight, first, second = (float(one[index]) for one in after)
    return AdamStep(
        tuple(map(int, index)),
        int(np.array(optimizer.iterations)),
        float(optimizer.learning_rate.numpy()),
        optimizer.beta_1,
        optimizer.beta_2,
        optimizer.epsilon,
        float(gradient[index]),
        first_before,
        second_before,
        first,
        second,
        weight_before,
        weight,
    )
