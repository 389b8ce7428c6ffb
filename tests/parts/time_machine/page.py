"""A run to look at, and the time machine alone in a real browser."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from playwright.sync_api import Page, ViewportSize

import lib.parts.time_machine as time_machine
from lib.parts.packing import Payload
from lib.parts.time_machine import RunFacts, ShownFilm, fitting, payload
from lib.runs.history import Curves, History, LayerHistory
from lib.runs.movement import measure_movement
from lib.runs.snapshots import Maps
from tests.parts.mounted import number_in, open_part

VIEWPORT: ViewportSize = {"width": 1130, "height": 900}
FOLDER = Path(time_machine.__file__).parent
STEPS = (0, 1, 2, 4, 9, 20)
RNG = np.random.default_rng(0)


def layer_of(name: str, shape: Sequence[int], snapshots: int = len(STEPS), whole: bool = True) -> LayerHistory:
    """Return filters that move further at each snapshot, each by its own share."""
    start, end = RNG.normal(0, 0.1, shape), RNG.normal(0, 1, shape)
    shares = np.linspace(0, 1, snapshots)[:, None, None, None, None] * np.linspace(0.1, 1, shape[-1])
    kernels = (start + shares * end).astype(np.float32)
    return LayerHistory(
        name, kernels, whole, np.stack([measure_movement(kernels[0], kernel) for kernel in kernels])
    )


LAYERS = (layer_of("conv1", (3, 3, 1, 8)), layer_of("conv2", (5, 5, 4, 12)))
HISTORY = History(
    np.array(STEPS),
    LAYERS,
    {"conv1": Maps(RNG.integers(0, 256, (6, 4, 4, 3), np.uint8), RNG.random((6, 2), np.float32))},
    RNG.integers(0, 256, (4, 4, 1), np.uint8),
    RNG.integers(0, 256, (6, 2, 5, 5, 1), np.uint8),
)
CURVES = Curves(
    np.array([np.nan, 2.3, 1.5, 0.9, 0.4, 0.1]),
    np.array([np.nan, 0.1, 0.5, 0.85, 0.93, 0.99]),
    np.array([10, 20]),
    np.array([0.5, 0.2]),
    np.array([0.94, 0.97]),
)


def sent(
    history: History = HISTORY,
    *,
    after: int = -1,
    run: str = "a-run",
    live: bool = False,
    film: ShownFilm | None = None,
    **view: str,
) -> Payload:
    facts = RunFacts(run, "A run", 20, live, "", False, view)
    return payload(history.after(after), fitting(history), CURVES, facts, after=after, film=film)


def opened(page: Page, data: Payload) -> Page:
    """Open the machine, and skip its question."""
    open_part(page, FOLDER, data)
    page.get_by_test_id("machine-guess-skip").click()
    return page


def number(page: Page, testid: str, name: str = "value") -> float:
    return number_in(page.get_by_test_id(testid), name)


def median_shown(page: Page, layer: int) -> float:
    """Return the number beside a layer's median."""
    return number_in(page.get_by_test_id(f"machine-median-{layer}").locator(".value"))
