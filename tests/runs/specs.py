"""Specs and points of runs."""

from lib.runs import RunSpec
from lib.runs.point import Point

QUICKEST = "simple_cnn"
"""The network whose training begins soonest: its step is a third of a capsule network's to trace."""


def spec(architecture: str = "capsnet_small", **options: object) -> RunSpec:
    return RunSpec.create(architecture, "mnist", options)


def points(*steps: int, **values: float) -> list[Point]:
    """Return points whose loss is the step times 0.5, unless `values` says otherwise."""
    return [Point(**{"step": step, "loss": step * 0.5, **values}) for step in steps]
