"""The training loop: batches in, a trained network and its whole history out."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from lib.errors import N_, LearnerError
from lib.runs import State
from lib.runs.point import Point
from lib.training.cadence import Cadence, Next
from lib.training.prepared import PreparedRun
from lib.training.record.recorder import Recorder
from lib.training.schedule import learning_rate

Progress = Callable[[Point, int], None]
"""Called after each step with its metrics and the number of steps."""


class TrainingLoop:
    """One training from its first batch, or its last kept state, to its end."""

    def __init__(self, recorder: Recorder, prepared: PreparedRun) -> None:
        self.recorder = recorder
        self.prepared = prepared
        self.options = recorder.run.spec.training
        self.total_steps = recorder.run.total_steps
        self._began = time.monotonic()

    def run(self, progress: Progress) -> None:
        """Train to the end, or until someone asks to stop, and leave the run in its last state."""
        self._began = time.monotonic()
        cadence = Cadence(
            self.total_steps,
            self.prepared.steps_per_epoch,
            self.options.stop_at_accuracy,
            self._began,
            self.options.snapshots,
        )
        step = self.prepared.first_step
        initial_weights = None
        if step == 0:
            self._snapshot(0)
            initial_weights = self.prepared.weights()
        feed = self.prepared.open_feed()
        for step in range(self.prepared.first_step + 1, self.total_steps + 1):
            point = self._step(step, feed)
            self.recorder.record_step(point)
            progress(point, self.total_steps)
            if initial_weights is not None:  # written only now, so that the first batch does not wait for it
                self._record_beginning(initial_weights)
                initial_weights = None
            if cadence.is_snapshot_due(step):
                self._record_looks(step)
            now = time.monotonic()
            if cadence.is_validation_due(step, now):
                accuracy = self._validate(step, point) if self.prepared.dataset.validation_size else None
                self.recorder.record_checkpoint(step, self.prepared.weights())
                cadence.note_validation(accuracy, now, time.monotonic())
            match cadence.decide(step, now, stop_asked=self.recorder.stop_requested.is_set()):
                case Next.KEEP_STATE:
                    self._keep_state(step)
                    cadence.note_state(time.monotonic())
                case Next.STOP:
                    self.recorder.record_checkpoint(step, self.prepared.weights())
                    self._keep_state(step)
                    self.recorder.finish(State.STOPPED)
                    return
                case Next.END:
                    break
        if not cadence.is_snapshot_due(step):
            self._record_looks(step)
        self._end(step)

    def _end(self, step: int) -> None:
        """Test the network and leave the run completed. A trainer killed in between resumes at the end."""
        self._keep_state(step)
        if step < self.total_steps:  # the goal is reached
            self.recorder.change(total_steps=step)
        self.recorder.finish(State.COMPLETED, step=step, **self._test())
        self.recorder.files.drop_resume_state()  # not before: a trainer killed in between would begin anew

    def _test(self) -> dict[str, object]:
        """Look at the test splits, for the only time, and return what the run remembers of it."""
        dataset, evaluate = self.prepared.dataset, self.prepared.evaluator.evaluate
        test = evaluate(dataset.test)
        more = {name: evaluate(dataset.read(name)) for name in dataset.more_tests}
        return {"test_accuracy": test.accuracy, "tests": {name: found.accuracy for name, found in more.items()}}

    def _record_beginning(self, weights: dict[str, np.ndarray]) -> None:
        """Record the weights before the first step, and the graph of a step."""
        self.recorder.flush()
        self.recorder.record_checkpoint(0, weights)
        self.recorder.record_histograms(0, weights)
        if (graph := self.prepared.graph()) is not None:
            self.recorder.record_graph(graph)

    def _record_looks(self, step: int) -> None:
        """Record what can be seen of the network now, and how its weights are spread."""
        self._snapshot(step)
        self.recorder.record_histograms(step, self.prepared.weights())

    def _snapshot(self, step: int) -> None:
        self.recorder.record_snapshot(step, self.prepared.snapshot())

    def _step(self, step: int, feed: Iterator[Any]) -> Point:
        """Learn from the next batch, and return what was measured.

        Raises:
            LearnerError: if the loss is no number any more.
        """
        rate = learning_rate(
            self.options.schedule,
            self.options.learning_rate,
            step,
            self.total_steps,
            self.prepared.steps_per_epoch,
        )
        started = time.monotonic()
        learned = self.prepared.learn(feed, rate)
        now = time.monotonic()
        if not np.isfinite(learned.loss):
            raise LearnerError(
                N_(
                    "The loss became {loss} at step {step}. Try a smaller learning rate (it was {rate:.2g} there) "
                    "and start again."
                ),
                loss=str(learned.loss),
                step=step,
                rate=rate,
            )
        return Point(
            step=step,
            loss=learned.loss,
            accuracy=learned.accuracy,
            learning_rate=rate,
            images_per_second=learned.images / (now - started),
            seconds=self._seconds_at(now),
            **learned.parts,
        )

    def _validate(self, step: int, point: Point) -> float:
        """Measure the held-out images, and return the accuracy."""
        measured = self.prepared.evaluator.evaluate(self.prepared.dataset.validation)
        self.recorder.record_validation(
            Point(
                step=step,
                loss=measured.loss,
                accuracy=measured.accuracy,
                seconds=point.seconds,
                **measured.parts,
            )
        )
        return measured.accuracy

    def _keep_state(self, step: int) -> None:
        self.recorder.flush()  # whatever the state includes must be on record before it
        seconds = self._seconds_at(time.monotonic())
        kept = self.prepared.capture(step, seconds)
        self.recorder.files.save_resume_state(kept)
        self.recorder.change(attempts=1)  # this start has brought the run on

    def _seconds_at(self, now: float) -> float:
        """Return the training time so far, over all attempts."""
        return self.prepared.seconds_before + now - self._began
