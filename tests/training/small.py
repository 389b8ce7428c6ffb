"""A small MNIST, so that a training takes seconds, and a trainer process that learns it.

`python -m tests.training.small ARGUMENTS` is `python -m lib.training ARGUMENTS` on the small MNIST. It keeps its
state every `SMALL_KEEP_SECONDS`, writes to a disk that needs `SMALL_WRITE_SECONDS` for each file, and dies without
a word after step `SMALL_DIE_AT`, where these are set.
"""

import os
import time
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from lib import datasets
from lib.datasets import Dataset, Split, affine_mnist, mnist, multi_mnist
from lib.runs import Run, RunStore
from lib.training.ending import end_process

TRAIN, VALIDATION, TEST = 500, 100, 103
"""The sizes are such that the last batch of every split is a partial one."""


@cache
def small_mnist() -> Dataset:
    full = mnist.load()
    splits = {
        name: Split(split.images[:size].copy(), split.labels[:size].copy())
        for name, split, size in (("train", full.train, TRAIN), ("test", full.test, TEST))
    }
    return replace(full, read=splits.__getitem__, validation_size=VALIDATION)


def install(patch: pytest.MonkeyPatch, dataset: Dataset | None = None) -> None:
    """Let `load("mnist")` give the small MNIST, or `dataset`, and what is generated from MNIST be made of it."""
    digits = dataset or small_mnist()
    replacements = {
        "mnist": lambda: digits,
        "multi_mnist": lambda: multi_mnist.load(digits, pairs_per_digit=1),
        "affine_mnist": lambda: affine_mnist.load(digits),
    }
    families = datasets.families()
    for name, load in replacements.items():
        patch.setitem(families, name, replace(families[name], load=lambda _variant, _side, load=load: load()))
    datasets.forget()


def new_store(folder: Path) -> RunStore:
    """Return a store of its own, without bundled runs."""
    folder.mkdir(parents=True, exist_ok=True)
    return RunStore(f"sqlite:///{folder / 'runs.sqlite'}", folder / "runs", bundled_folder=folder / "bundled")


def losses(store: RunStore, run: Run) -> list[float]:
    return store.metrics.read(run.id, "train")["loss"].tolist()


def main() -> int:
    from lib.training import __main__ as trainer

    install(pytest.MonkeyPatch())
    if os.environ.get("SMALL_KEEP_SECONDS") or os.environ.get("SMALL_DIE_AT"):
        _interfere(float(os.environ.get("SMALL_KEEP_SECONDS", 15)), int(os.environ.get("SMALL_DIE_AT", 0)))
    if os.environ.get("SMALL_WRITE_SECONDS"):
        _slow_down_the_disk(float(os.environ["SMALL_WRITE_SECONDS"]))
    return trainer.main()


def _interfere(keep_seconds: float, die_at: int) -> None:
    from lib.training import cadence
    from lib.training.record.recorder import Recorder

    cadence.RESUME_STATE_SECONDS = keep_seconds
    original = Recorder.record_step

    def step(self, point) -> None:
        original(self, point)
        if point.step == die_at:
            os._exit(9)

    Recorder.record_step = step


def _slow_down_the_disk(seconds: float) -> None:
    original = os.fsync

    def sync(file: int) -> None:
        time.sleep(seconds)
        original(file)

    os.fsync = sync


if __name__ == "__main__":
    end_process(main)
