"""Event files that TensorFlow writes."""

from collections.abc import Mapping
from contextlib import nullcontext, suppress
from functools import cached_property
from pathlib import Path

import numpy as np
import tensorflow as tf

from lib.runs.point import Point
from lib.training.record.events import VALIDATION
from lib.training.record.histogram import write_histogram


class TensorFlowEvents:
    """See `lib.training.record.events.Events`; the files lie in `folder`, those of the validation below it.

    TensorBoard draws what has one name in one chart: training and validation, each with a colour of its own.
    """

    def __init__(self, folder: Path) -> None:
        self._writer = tf.summary.create_file_writer(str(folder))
        self._validation_folder = folder / VALIDATION

    @cached_property
    def _validation_writer(self) -> tf.summary.SummaryWriter:
        """Made when there is something to write: TensorBoard would list an empty file as a run without curves."""
        return tf.summary.create_file_writer(str(self._validation_folder))

    def write_point(self, phase: str, point: Point) -> None:
        writer = self._validation_writer if phase == VALIDATION else self._writer
        with writer.as_default(step=point.step):
            for name, value in vars(point).items():
                if name != "step" and value is not None:
                    tf.summary.scalar(name, value)

    def write_pictures(self, step: int, pictures: Mapping[str, np.ndarray]) -> None:
        with self._writer.as_default(step=step):
            for name, some in pictures.items():
                tf.summary.image(name, some, max_outputs=len(some))

    def write_histograms(self, step: int, weights: Mapping[str, np.ndarray]) -> None:
        with self._writer.as_default(step=step):
            for name, values in weights.items():
                write_histogram(name, values)

    def write_graph(self, function: tf.types.experimental.ConcreteFunction) -> None:
        with self._writer.as_default():
            tf.summary.graph(function.graph)

    def close(self, *, is_failure: bool) -> None:
        with suppress(tf.errors.OpError) if is_failure else nullcontext():
            self._writer.close()
            if "_validation_writer" in vars(self):
                self._validation_writer.close()
