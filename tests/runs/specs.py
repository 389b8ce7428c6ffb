"""Specs and points for tests that train nothing."""

from lib.runs import RunSpec
from lib.runs.point import Point


def spec(architecture: str = "capsnet_small", **options: object) -> RunSpec:
    return RunSpec.create(architecture, "mnist", options)


def points(*steps: int, **values: float) -> list[Point]:
    """Return points whose loss is the step times 0.5, unless `values` says otherwise."""
    return [Point(**{"step": step, "loss": step * 0.5, **values}) for step in steps]
