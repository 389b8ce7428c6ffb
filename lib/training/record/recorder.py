"""The recorder of a training: metrics, snapshots, checkpoints, event files, signs of life. Without TensorFlow."""

import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import Any

import numpy as np

from lib.complaints import Complaints
from lib.runs import Run, RunFiles, RunStore, State
from lib.runs.point import Point
from lib.runs.snapshots import Snapshot
from lib.runs.trouble import StoreError, wait_out
from lib.training.record.events import VALIDATION, Events, NoEvents

FLUSH_SECONDS = 0.7
HEARTBEAT_SECONDS = 1.0
TENSORBOARD_EVERY = 10

_log = logging.getLogger(__name__)


class RunLostError(Exception):
    """The run was deleted or given to another trainer; this one must not write to it any more."""


class Recorder:
    """Records one run of which this process, known by `worker`, is the trainer.

    A thread gives a sign of life every second and learns there whether to stop.

    Args:
        open_events: makes the event files in a folder.
    """

    def __init__(
        self, store: RunStore, run: Run, worker: str, open_events: Callable[[Path], Events] = NoEvents
    ) -> None:
        self.store, self.run, self.worker = store, run, worker
        self.files: RunFiles = store.files(run)
        self.stop_requested = threading.Event()
        self._lost = threading.Event()
        self._ended = threading.Event()
        self._pending: list[Point] = []
        self._flushed = time.monotonic()
        self._open_events = open_events
        self._events: Events = NoEvents(self.files.tensorboard)
        self._pulse = threading.Thread(target=self._beat, daemon=True)
        self._pulse.start()

    def _beat(self) -> None:
        complaints = Complaints(_log)
        while not self._ended.wait(HEARTBEAT_SECONDS):
            try:
                if not self.store.change(self.run.id, owned_by=self.worker, heartbeat=time.time()):
                    self._lost.set()
                    return
                if self.store.get(self.run.id).state is State.STOPPING:
                    self.stop_requested.set()
                complaints.end()
            except StoreError as error:  # a locked database or a full disk may pass
                complaints.log(error, "No sign of life could be given; the next one is tried.")

    def open_files(self) -> None:
        """Make the run's folder ready; raises LearnerError if it cannot be used."""
        self.files.create()
        self.files.drop_leftovers()
        self._events = self._open_events(self.files.tensorboard)

    def forget_after(self, step: int) -> None:
        """Remove what was recorded after `step`, because training resumes there and records it again."""
        wait_out(lambda: self.store.metrics.forget_after(self.run.id, step))
        self.files.drop_after(step)

    def record_step(self, point: Point) -> None:
        """Record what one training step measured; several are written together (see `flush`)."""
        self._pending.append(point)
        if point.step % TENSORBOARD_EVERY == 0:
            self._events.write_point("train", point)
        if time.monotonic() - self._flushed > FLUSH_SECONDS:
            self.flush()

    def record_validation(self, point: Point) -> None:
        """Record what was measured on the held-out images."""
        self.flush()
        self.change(validation_accuracy=point.accuracy)
        self._write(VALIDATION, [point])
        self._events.write_point(VALIDATION, point)

    def flush(self) -> None:
        """Write everything recorded so far, so that others can read it; raise RunLostError if the run is lost."""
        if self._pending:
            last = self._pending[-1]
            # The typical speed since the last time: single steps stutter.
            speed = float(np.median([point.images_per_second or 0.0 for point in self._pending]))
            # First the row, because that tells whether the run is still this trainer's to write to.
            self.change(step=last.step, seconds=last.seconds, images_per_second=speed)
            self._write("train", self._pending)
            self._pending = []
        self._flushed = time.monotonic()
        if self._lost.is_set():
            raise RunLostError(self.run.id)

    def _write(self, phase: str, points: Sequence[Point]) -> None:
        wait_out(lambda: self.store.metrics.write(self.run.id, phase, points))
        self.files.points.add(phase, points)

    def record_snapshot(self, step: int, snapshot: Snapshot) -> None:
        """Keep what can be seen of the network; TensorBoard gets its pictures."""
        self._events.write_pictures(step, pictures_of(snapshot))
        self.files.save_snapshot(step, snapshot)

    def record_checkpoint(self, step: int, weights: Mapping[str, np.ndarray]) -> None:
        """Keep all weights by name."""
        self.files.save_checkpoint(step, weights)

    def record_histograms(self, step: int, weights: Mapping[str, np.ndarray]) -> None:
        """Let TensorBoard show how the weights of each name are spread."""
        self._events.write_histograms(step, weights)

    def record_graph(self, function: Any) -> None:
        """Let TensorBoard draw the training step, TensorFlow's concrete function."""
        self._events.write_graph(function)

    def change(self, **values: object) -> None:
        """Set columns of the run, as soon as the store can be reached.

        Raises:
            RunLostError: if this trainer no longer owns it.
            StoreError: if the store cannot be written.
        """
        if not wait_out(lambda: self.store.change(self.run.id, owned_by=self.worker, **values)):
            raise RunLostError(self.run.id)

    def finish(self, state: State, **values: object) -> None:
        """Leave the run in its last state; nothing can be recorded after that."""
        # That nothing can be stored may be the very reason of the failure.
        with suppress(StoreError) if state is State.FAILED else nullcontext():
            self.flush()
        self._ended.set()
        self._pulse.join()
        self._events.close(is_failure=state is State.FAILED)
        self.change(state=state, finished=time.time(), worker=None, handle=None, **values)

    def close(self) -> None:
        """End the signs of life, whatever happened."""
        self._ended.set()


def pictures_of(snapshot: Snapshot) -> dict[str, np.ndarray]:
    """Return what is a picture: what the decoder draws, and whole kernels that see a grey or colour image.

    Returns:
        [n, height, width, 1 or 3] by name: uint8, or for kernels float32 in [0, 1], in which 0.5 is a weight of 0.
    """
    pictures = {} if snapshot.reconstructions is None else {"reconstructions": snapshot.reconstructions}
    for name, kernel in snapshot.kernels.items():
        if kernel.is_whole and kernel.values.shape[2] in (1, 3):
            limit = float(np.abs(kernel.values).max()) or 1.0
            pictures[name.replace("/", "_")] = np.moveaxis(0.5 + 0.5 * kernel.values / limit, -1, 0)
    return pictures
