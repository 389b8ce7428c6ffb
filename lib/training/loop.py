"""The training loop: batches in, a trained network and its whole history out."""

import time
from collections.abc import Callable

import keras
import numpy as np
import tensorflow as tf

from lib import data, models
from lib.data import Dataset
from lib.data.batches import batches, steps_per_epoch
from lib.errors import N_, LearnerError
from lib.runs import RunSpec, State
from lib.runs.metrics import Point
from lib.training import state
from lib.training.device import prepare_device
from lib.training.evaluation import Evaluator
from lib.training.recorder import Recorder, snapshot_steps
from lib.training.schedule import learning_rate
from lib.training.step import compile_train_step

Progress = Callable[[Point, int], None]

RESUME_STATE_SECONDS = 15.0
VALIDATIONS = 6
VALIDATION_SHARE = 0.25


def build_network(spec: RunSpec, dataset: Dataset) -> models.Network:
    """The untrained network that `spec` describes."""
    return models.build(spec.architecture, dataset.input_shape, len(dataset.class_names), spec.model_options)


class TrainingLoop:
    """One training from its first batch, or its last checkpoint, to its end."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        self.spec = recorder.run.spec
        self.total_steps = recorder.run.total_steps
        recorder.open_files()
        recorder.change(device=prepare_device())
        self.dataset = data.load(self.spec.dataset)
        keras.utils.set_random_seed(int(self.spec.options["seed"]))
        self.network = build_network(self.spec, self.dataset)
        self.optimizer = keras.optimizers.Adam(float(self.spec.options["learning_rate"]))
        self.optimizer.build(self.network.trainable_variables)
        self.evaluator = Evaluator(self.network)
        self.first_step, self.seconds_before = self._restore()
        recorder.change(parameters=self.network.parameter_count(), step=self.first_step)
        self.train_step = compile_train_step(self.network, self.optimizer, self.dataset.input_shape)
        self.snapshot_images = _one_of_each_class(self.dataset)

    def _restore(self) -> tuple[int, float]:
        kept = self.recorder.files.load_resume_state()
        step, seconds = state.restore(self.network, self.optimizer, kept) if kept else (0, 0.0)
        self.recorder.forget_after(step)
        return step, seconds

    def run(self, progress: Progress) -> None:
        """Train to the end, or until someone asks to stop, and leave the run in its last state."""
        options = self.spec.options
        per_epoch = steps_per_epoch(len(self.dataset.fit), int(options["batch_size"]))
        validate_every = min(per_epoch, -(-self.total_steps // VALIDATIONS))
        snapshots = snapshot_steps(self.total_steps)
        step, began = self.first_step, time.monotonic()
        kept_at, validated_at, validation_took = began, began, 0.0
        initial_weights = None
        if step == 0:
            self.recorder.snapshot(0, self.network, self.snapshot_images)
            initial_weights = self._weights()
        for step, batch in batches(
            self.dataset.fit,
            int(options["batch_size"]),
            seed=int(options["seed"]),
            first_step=self.first_step,
            last_step=self.total_steps,
            shift=int(options["shift"]),
        ):
            point = self._step(step, batch.images, batch.labels, began)
            self.recorder.step(point)
            progress(point, self.total_steps)
            if initial_weights is not None:  # written only now, so that the first batch does not wait for it
                self.recorder.flush()
                self.recorder.checkpoint(0, initial_weights)
                self.recorder.graph(self.train_step.get_concrete_function())
                initial_weights = None
            if step in snapshots:
                self.recorder.snapshot(step, self.network, self.snapshot_images)
            now = time.monotonic()
            affordable = validation_took <= VALIDATION_SHARE * (now - validated_at)
            if step == self.total_steps or (step % validate_every == 0 and affordable):
                self._validate(step, point)
                self.recorder.checkpoint(step, self._weights())
                validated_at = time.monotonic()
                validation_took = validated_at - now
            if self.recorder.stop_requested.is_set() and step < self.total_steps:
                self.recorder.checkpoint(step, self._weights())
                self._keep_state(step, began)
                self.recorder.finish(State.STOPPED)
                return
            if now - kept_at > RESUME_STATE_SECONDS:
                self._keep_state(step, began)
                kept_at = time.monotonic()
        self._keep_state(step, began)
        test = self.evaluator.evaluate(self.dataset.test)  # the only look at the test set
        self.recorder.finish(State.COMPLETED, step=self.total_steps, test_accuracy=test.accuracy)
        self.recorder.files.drop_resume_state()  # not before: a trainer killed in between would begin anew

    def _weights(self) -> dict[str, np.ndarray]:
        return {name: weight.numpy() for name, weight in self.network.named_weights().items()}

    def _step(self, step: int, images: np.ndarray, labels: np.ndarray, began: float) -> Point:
        options = self.spec.options
        rate = learning_rate(str(options["schedule"]), float(options["learning_rate"]), step, self.total_steps)
        self.optimizer.learning_rate = rate
        started = time.monotonic()
        loss, parts, accuracy = self.train_step(tf.constant(images), tf.constant(labels))
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
            images_per_second=len(labels) / (now - started),
            seconds=self.seconds_before + now - began,
            **{name: float(value) for name, value in parts.items()},
        )

    def _validate(self, step: int, point: Point) -> None:
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

    def _keep_state(self, step: int, began: float) -> None:
        self.recorder.flush()  # whatever the state includes must be on record before it
        seconds = self.seconds_before + time.monotonic() - began
        self.recorder.files.save_resume_state(state.capture(self.network, self.optimizer, step, seconds))
        self.recorder.change(attempts=1)  # this start has brought the run on


def _one_of_each_class(dataset: Dataset) -> np.ndarray:
    """The first held-out image of every class, float32 [classes, height, width, channels] in [0, 1]."""
    split = dataset.validation
    first = [int(np.argmax(split.labels == label)) for label in range(len(dataset.class_names))]
    return split.take(np.array(first)).images.astype(np.float32) / 255.0
