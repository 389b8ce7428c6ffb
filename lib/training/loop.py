"""The training loop: batches in, a trained network and its whole history out."""

import time
from collections.abc import Callable, Iterator

import keras
import numpy as np

from lib import datasets
from lib.datasets import Dataset
from lib.datasets.batches import steps_per_epoch
from lib.datasets.storage.notes import Notes
from lib.errors import N_, LearnerError
from lib.models.build import build_network
from lib.models.network import Network
from lib.models.task import Task
from lib.runs import RunSpec, State
from lib.runs.files import INITIAL
from lib.runs.point import Point
from lib.training import state
from lib.training.device import prepare_devices
from lib.training.evaluation import Evaluator
from lib.training.fused_adam import FusedAdam
from lib.training.pipeline import fed_step, prefetched
from lib.training.precision import compute_in_float16, with_loss_scale
from lib.training.recorder import Recorder, snapshot_steps
from lib.training.schedule import learning_rate
from lib.training.snapshot import convolution_kernels, take_snapshot
from lib.training.step import compile_train_step

Progress = Callable[[Point, int], None]

RESUME_STATE_SECONDS = 15.0
VALIDATIONS = 6
VALIDATION_SHARE = 0.25


def untrained_network(spec: RunSpec, dataset: Dataset) -> Network:
    """The untrained network that `spec` describes."""
    task = Task(dataset.input_shape, len(dataset.class_names), dataset.labels_per_image)
    return build_network(spec.architecture, spec.model, task)


class TrainingLoop:
    """One training from its first batch, or its last checkpoint, to its end."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        self.spec = recorder.run.spec
        self.total_steps = recorder.run.total_steps
        recorder.open_files()
        options = self.spec.training
        devices = prepare_devices(
            mirrored=options.mirrored, mixed_precision=options.mixed_precision, xla=options.xla
        )
        recorder.change(device=devices.description)
        datasets.fetch(self.spec.dataset, Notes("{done} of {total} bytes are downloaded"))
        self.dataset = datasets.load(self.spec.dataset, options.image_size)
        recorder.change(data_source=self.dataset.source)
        self.steps_per_epoch = steps_per_epoch(len(self.dataset.fit), options.batch_size)
        keras.utils.set_random_seed(options.seed)
        with devices.strategy.scope():
            self.network = untrained_network(self.spec, self.dataset)
            self.optimizer = FusedAdam(options.learning_rate)
            if devices.float16:
                compute_in_float16(self.network)
                self.optimizer = with_loss_scale(self.optimizer)
            self.optimizer.build(self.network.trainable_variables)
        self.evaluator = Evaluator(self.network)
        self.first_step, self.seconds_before = self._restore()
        recorder.change(
            parameters=self.network.parameter_count(),
            loss_weights=self.network.loss_weights,
            step=self.first_step,
        )
        self.train_step = compile_train_step(
            self.network,
            self.optimizer,
            self.dataset.input_shape,
            self.dataset.labels_per_image,
            strategy=devices.strategy,
            xla=devices.xla,
        )
        self.fed_step = fed_step(self.train_step)
        self.fixed_images = self.dataset.first_of_each_class().astype(np.float32) / 255.0
        self.initial_kernels = self._initial_kernels()

    def _initial_kernels(self) -> dict[str, np.ndarray]:
        """The convolutions before the first step, from the first checkpoint where that is long ago."""
        kernels = convolution_kernels(self.network)
        if self.first_step == 0:
            return kernels
        files = self.recorder.files
        if INITIAL not in files.checkpoints():
            return {}
        first = files.load_checkpoint(INITIAL)
        return {name: first[name].reshape(kernel.shape) for name, kernel in kernels.items()}

    def _restore(self) -> tuple[int, float]:
        kept = self.recorder.files.load_resume_state()
        if kept:
            step, seconds = state.restore(self.network, self.optimizer, kept)
        else:
            step, seconds = 0, 0.0
            self.network.adapt(self.dataset)
            state.begin_at_parent(self.network, self.recorder.store, self.recorder.run)
        self.recorder.forget_after(step)
        return step, seconds

    def run(self, progress: Progress) -> None:
        """Train to the end, or until someone asks to stop, and leave the run in its last state."""
        options = self.spec.training
        goal = options.stop_at_accuracy
        validate_every = min(self.steps_per_epoch, -(-self.total_steps // VALIDATIONS))
        snapshots = snapshot_steps(self.total_steps)
        step, began = self.first_step, time.monotonic()
        kept_at, validated_at, validation_took = began, began, 0.0
        initial_weights = None
        if step == 0:
            self._snapshot(0)
            initial_weights = self._weights()
        feed = iter(
            prefetched(
                self.dataset,
                options.batch_size,
                seed=options.seed,
                first_step=self.first_step,
                last_step=self.total_steps,
                **options.augmentation(),
            )
        )
        for step in range(self.first_step + 1, self.total_steps + 1):
            point = self._step(step, feed, began)
            self.recorder.step(point)
            progress(point, self.total_steps)
            if initial_weights is not None:  # written only now, so that the first batch does not wait for it
                self.recorder.flush()
                self.recorder.checkpoint(0, initial_weights)
                self.recorder.graph(self.train_step.get_concrete_function())
                initial_weights = None
            if step in snapshots:
                self._snapshot(step)
            now = time.monotonic()
            # With a goal every validation is made, so that how busy the machine is does not decide the end.
            affordable = goal > 0 or validation_took <= VALIDATION_SHARE * (now - validated_at)
            if step == self.total_steps or (step % validate_every == 0 and affordable):
                accuracy = self._validate(step, point)
                self.recorder.checkpoint(step, self._weights())
                validated_at = time.monotonic()
                validation_took = validated_at - now
                if 0 < goal <= accuracy and step < self.total_steps:
                    self._end_here(step, began)
                    break
            if self.recorder.stop_requested.is_set() and step < self.total_steps:
                self.recorder.checkpoint(step, self._weights())
                self._keep_state(step, began)
                self.recorder.finish(State.STOPPED)
                return
            if now - kept_at > RESUME_STATE_SECONDS:
                self._keep_state(step, began)
                kept_at = time.monotonic()
        self._keep_state(step, began)
        self.recorder.finish(State.COMPLETED, step=step, **self._test())
        self.recorder.files.drop_resume_state()  # not before: a trainer killed in between would begin anew

    def _test(self) -> dict[str, object]:
        """The only look at the test splits; what the run remembers of it."""
        test = self.evaluator.evaluate(self.dataset.test)
        more = {name: self.evaluator.evaluate(self.dataset.read(name)) for name in self.dataset.more_tests}
        return {"test_accuracy": test.accuracy, "tests": {name: found.accuracy for name, found in more.items()}}

    def _end_here(self, step: int, began: float) -> None:
        """The goal is reached: this step is the last. A trainer killed after this resumes at the end."""
        self._snapshot(step)
        self._keep_state(step, began)
        self.recorder.change(total_steps=step)

    def _snapshot(self, step: int) -> None:
        taken = take_snapshot(self.network, self.fixed_images, self.dataset.labels_per_image, self.initial_kernels)
        self.recorder.snapshot(step, taken)

    def _weights(self) -> dict[str, np.ndarray]:
        return {name: weight.numpy() for name, weight in self.network.named_weights().items()}

    def _step(self, step: int, feed: Iterator, began: float) -> Point:
        options = self.spec.training
        rate = learning_rate(options.schedule, options.learning_rate, step, self.total_steps, self.steps_per_epoch)
        self.optimizer.learning_rate = rate
        started = time.monotonic()
        images, (loss, parts, accuracy) = self.fed_step(feed)
        loss = float(loss)
        now = time.monotonic()
        if not np.isfinite(loss):
            raise LearnerError(
                N_(
                    "The loss became {loss} at step {step}. Try a smaller learning rate (it was {rate:.2g} there) "
                    "and start again."
                ),
                loss=str(loss),
                step=step,
                rate=rate,
            )
        return Point(
            step=step,
            loss=loss,
            accuracy=float(accuracy),
            learning_rate=rate,
            images_per_second=int(images) / (now - started),
            seconds=self.seconds_before + now - began,
            **{name: float(value) for name, value in parts.items()},
        )

    def _validate(self, step: int, point: Point) -> float:
        """Measure the held-out images, and return the accuracy."""
        measured = self.evaluator.evaluate(self.dataset.validation)
        self.recorder.validation(
            Point(
                step=step,
                loss=measured.loss,
                accuracy=measured.accuracy,
                seconds=point.seconds,
                **measured.parts,
            )
        )
        return measured.accuracy

    def _keep_state(self, step: int, began: float) -> None:
        self.recorder.flush()  # whatever the state includes must be on record before it
        seconds = self.seconds_before + time.monotonic() - began
        self.recorder.files.save_resume_state(state.capture(self.network, self.optimizer, step, seconds))
        self.recorder.change(attempts=1)  # this start has brought the run on
