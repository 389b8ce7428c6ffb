"""Everything that is read and built before the first step of a training."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import keras
import numpy as np
import tensorflow as tf

from lib.datasets import Dataset
from lib.datasets.batches import steps_per_epoch
from lib.models.build import build_network
from lib.models.freeze import freeze
from lib.models.network import Network
from lib.models.task import Task
from lib.options.training import TAKEN
from lib.pictures.pixels import to_unit_range
from lib.runs import RunFiles, RunSpec
from lib.runs.files import INITIAL
from lib.runs.resume_state import ResumeState
from lib.runs.snapshots import Snapshot
from lib.training import state
from lib.training.beginning import begin_at_parent
from lib.training.data import load_data
from lib.training.device import Devices, prepare_devices
from lib.training.evaluation import Evaluator
from lib.training.pipeline import compile_fed_step, prefetch_batches
from lib.training.precision import add_loss_scale, compute_in_float16
from lib.training.prepared import Learned
from lib.training.record.recorder import Recorder
from lib.training.record.snapshot import collect_kernels, take_snapshot
from lib.training.step import compile_train_step, make_optimizer


@dataclass(frozen=True)
class PreparedInTensorFlow:
    """A run that TensorFlow can train from here on, see `lib.training.prepared.PreparedRun`.

    Attributes:
        network, optimizer: as they are after `first_step`.
        evaluator: of this network.
        batches: those after `first_step`, from `prefetch_batches`; none is prepared before the first is taken.
        train_step: see `compile_train_step`.
        fed_step: the same, fed by an iterator over `batches`; see `lib.training.pipeline.compile_fed_step`.
        steps_per_epoch: how many steps pass over all images once.
        first_step: how many steps are made already.
        seconds_before: how long they took.
        snapshot_images: float32 [n, height, width, channels] in [0, 1], the held-out images of every snapshot.
        initial_kernels: the convolution kernels before the first step, by name; empty where they are not known.
    """

    dataset: Dataset
    network: Network
    optimizer: keras.Optimizer
    evaluator: Evaluator
    batches: tf.data.Dataset
    train_step: Callable
    fed_step: Callable
    steps_per_epoch: int
    first_step: int
    seconds_before: float
    snapshot_images: np.ndarray
    initial_kernels: Mapping[str, np.ndarray]

    def open_feed(self) -> Iterator[Any]:
        return iter(self.batches)

    def learn(self, feed: Iterator[Any], rate: float) -> Learned:
        self.optimizer.learning_rate = rate
        images, (loss, parts, accuracy) = self.fed_step(feed)
        measured = {name: float(value) for name, value in parts.items()}
        return Learned(int(images), float(loss), float(accuracy), measured)

    def weights(self) -> dict[str, np.ndarray]:
        return {name: weight.numpy() for name, weight in self.network.named_weights().items()}

    def snapshot(self) -> Snapshot:
        labels = self.dataset.labels_per_image
        return take_snapshot(self.network, self.snapshot_images, labels, self.initial_kernels)

    def capture(self, step: int, seconds: float) -> ResumeState:
        return state.capture(self.network, self.optimizer, step, seconds)

    def graph(self) -> Any:
        return self.train_step.get_concrete_function()


def prepare_run(recorder: Recorder) -> PreparedInTensorFlow:
    """Return the recorder's run as it is before its first step, or after the last one that was kept.

    What this finds out goes on record: the device, where the data come from, how many parameters there are.

    Raises:
        LearnerError: if the run's folder cannot be used, the data are not there, or what was kept cannot be read.
    """
    run = recorder.run
    options = run.spec.training
    recorder.open_files()
    devices = prepare_devices(mirrored=options.mirrored, mixed_precision=options.mixed_precision, xla=options.xla)
    recorder.change(device=devices.description)
    dataset = load_data(run.spec)
    recorder.change(data_source=dataset.source)

    keras.utils.set_random_seed(options.seed)
    network = _build_network(run.spec, dataset, devices)
    kept = recorder.files.load_resume_state()
    frozen = run.frozen_layers if kept else _begin(recorder, network, dataset)
    parameters = network.parameter_count()
    freeze(network, frozen)
    optimizer = _build_optimizer(run.spec, network, devices)
    first_step, seconds_before = state.restore(network, optimizer, kept) if kept else (0, 0.0)
    recorder.forget_after(first_step)
    recorder.change(parameters=parameters, loss_weights=network.loss_weights, step=first_step)
    train_step = compile_train_step(
        network,
        optimizer,
        dataset.input_shape,
        dataset.labels_per_image,
        weight_decay=options.weight_decay,
        strategy=devices.strategy,
        xla=devices.xla,
    )
    batches = prefetch_batches(
        dataset,
        options.batch_size,
        seed=options.seed,
        first_step=first_step,
        last_step=run.total_steps,
        **options.augmentation(),
    )
    return PreparedInTensorFlow(
        dataset=dataset,
        network=network,
        optimizer=optimizer,
        evaluator=Evaluator(network),
        batches=batches,
        train_step=train_step,
        fed_step=compile_fed_step(train_step),
        steps_per_epoch=steps_per_epoch(len(dataset.fit), options.batch_size),
        first_step=first_step,
        seconds_before=seconds_before,
        snapshot_images=to_unit_range(dataset.first_of_each_class()),
        initial_kernels=_find_initial_kernels(network, first_step, recorder.files),
    )


def _build_network(spec: RunSpec, dataset: Dataset, devices: Devices) -> Network:
    """Return the untrained network that `spec` describes, on the devices."""
    task = Task(dataset.input_shape, len(dataset.class_names), dataset.labels_per_image)
    with devices.strategy.scope():
        network = build_network(spec.architecture, spec.model, task)
        if devices.float16:
            compute_in_float16(network)
    return network


def _build_optimizer(spec: RunSpec, network: Network, devices: Devices) -> keras.Optimizer:
    """Return the optimiser of the weights that learn, on the devices."""
    with devices.strategy.scope():
        optimizer = make_optimizer(spec.training)
        if devices.float16:
            optimizer = add_loss_scale(optimizer)
        optimizer.build(network.trainable_variables)
    return optimizer


def _begin(recorder: Recorder, network: Network, dataset: Dataset) -> Mapping[str, int]:
    """Let a run that has not begun start with random weights, or with those that it takes of its parent.

    Returns:
        Which layers stay as they are, see `Run.frozen_layers`.
    """
    network.adapt(dataset)
    beginning = begin_at_parent(network, recorder.store, recorder.run)
    if beginning is None:
        return {}
    frozen = dict[str, int]()
    if recorder.run.spec.training.frozen == TAKEN:
        frozen = {name: count for name, count in beginning.taken.items() if name not in network.class_layers}
    recorder.change(taken_layers=beginning.taken, new_layers=beginning.new, frozen_layers=frozen)
    return frozen


def _find_initial_kernels(network: Network, first_step: int, files: RunFiles) -> dict[str, np.ndarray]:
    """Return the convolution kernels before the first step, from the first checkpoint where that is long ago."""
    kernels = collect_kernels(network)
    if first_step == 0:
        return kernels
    if INITIAL not in files.checkpoints():
        return {}
    first = files.load_checkpoint(INITIAL)
    return {name: first[name].reshape(kernel.shape) for name, kernel in kernels.items()}
