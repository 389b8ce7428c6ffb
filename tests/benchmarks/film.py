"""How long a film of filters takes to make: `python -m tests.benchmarks.film`."""

import json
import time

import numpy as np

from lib.charts.film_files import as_gif, as_webp
from lib.charts.filter_film import Film

FRAMES, FILTERS, SIDE = 100, 32, 5


def film() -> Film:
    """100 frames of 32 filters of 5×5 that grow out of noise and never stand still."""
    random = np.random.default_rng(0)
    grown = random.normal(size=(FILTERS, SIDE, SIDE)) * np.linspace(0.1, 1, FRAMES)[:, None, None, None]
    tiles = grown + 0.03 * random.normal(size=grown.shape)
    captions = [f"step {step} of {FRAMES}" for step in range(FRAMES)]
    return Film(tiles, np.full(FRAMES, 2.5), "a run · conv1", captions, ("−{limit}", "+{limit}"))


def main() -> None:
    shown = film()
    found = {}
    for name, make in (("gif", as_gif), ("webp", as_webp)):
        began, worked = time.perf_counter(), time.process_time()
        content = make(shown)
        found[name] = {
            "seconds": round(time.perf_counter() - began, 2),
            "processor_seconds": round(time.process_time() - worked, 2),
            "megabytes": round(len(content) / 1e6, 2),
        }
    print(json.dumps({"frames": FRAMES, "filters": FILTERS, **found}))


if __name__ == "__main__":
    main()
