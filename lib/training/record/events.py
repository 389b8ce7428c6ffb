"""Event files for TensorBoard: what the recorder needs of them. Without TensorFlow."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from lib.runs.point import Point

VALIDATION = "validation"


class Events(Protocol):
    """Writes what TensorBoard shows of a training."""

    def write_point(self, phase: str, point: Point) -> None:
        """Write what was measured at a step of the phase, "train" or `VALIDATION`."""
        ...

    def write_pictures(self, step: int, pictures: Mapping[str, np.ndarray]) -> None:
        """Write pictures by name, [n, height, width, 1 or 3]."""
        ...

    def write_histograms(self, step: int, weights: Mapping[str, np.ndarray]) -> None:
        """Write how the weights of each name are spread."""
        ...

    def write_graph(self, function: Any) -> None:
        """Write the graph of TensorFlow's concrete function."""
        ...

    def close(self, *, is_failure: bool) -> None:
        """End the files; where the training failed, what keeps them from being written is not raised."""
        ...


class NoEvents:
    """Writes nothing: no file is open yet, or the framework has none of its own."""

    def __init__(self, _folder: Path) -> None:
        pass

    def write_point(self, phase: str, point: Point) -> None:
        pass

    def write_pictures(self, step: int, pictures: Mapping[str, np.ndarray]) -> None:
        pass

    def write_histograms(self, step: int, weights: Mapping[str, np.ndarray]) -> None:
        pass

    def write_graph(self, function: Any) -> None:
        pass

    def close(self, *, is_failure: bool) -> None:
        pass
