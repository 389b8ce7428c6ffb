"""Letters and scribbles in light ink on black, framed as MNIST's makers framed digits; each of a seed alone.

Drawing all takes seconds, so they come with the app; `python -m lib.datasets.unseen.ink` draws them anew.
"""

import math
import string
import zlib
from functools import cache

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from lib.pictures.digit_frame import MNIST_SIDE, centre_by_mass, frame_digit
from lib.settings import ASSETS

KEPT = ASSETS / "data" / "unseen_ink.npz"
KINDS_OF_INK = ("letter", "scribble")
SEED = 2026
COUNT = 200
"""How many pictures there are of each kind of ink."""
LETTERS = string.ascii_uppercase
FINENESS = 10
"""How many pixels a side become one of the network's."""
SIDE = 400
"""Of the ground that letters and scribbles are drawn on."""
LETTER_SIZE = 190
MOST_TURN, MOST_SLANT = 15.0, 0.25
"""Degrees; pixels that a row moves for each pixel that it lies below the middle."""
WIDTHS = (0.75, 1.3)
WEIGHTS = (0, 12)
"""Pixels that a letter's strokes may be thickened by."""
PEN = 26
STEPS = 24
"""Points of a curve between two of those that it goes through."""


@cache
def read_ink(kind: str) -> np.ndarray:
    """Return the pictures of "letter" or "scribble", uint8 [n, 28, 28, 1].

    Letters are A to Z again and again, at first as the font has them.
    """
    with np.load(KEPT) as kept:
        return kept[kind]


def draw_ink(kind: str, number: int) -> np.ndarray:
    """Return picture `number` of "letter" or "scribble", which counts from 0: uint8 [28, 28, 1]."""
    rng = generator_of(kind, number)
    if kind == "scribble":
        return draw_scribble(rng)
    return draw_letter(LETTERS[number % len(LETTERS)], rng, is_plain=number < len(LETTERS))


def generator_of(kind: str, number: int) -> np.random.Generator:
    """Return the generator of a picture alone: others do not change it."""
    return np.random.default_rng([SEED, zlib.crc32(kind.encode()), number])


def draw_letter(letter: str, rng: np.random.Generator, *, is_plain: bool) -> np.ndarray:
    """Return a letter, uint8 [28, 28, 1].

    Args:
        is_plain: True leaves it as the font has it; else it is turned, slanted, widened and thickened by `rng`.
    """
    turn, slant, width, weight = 0.0, 0.0, 1.0, 4
    if not is_plain:
        turn, slant = rng.uniform(-MOST_TURN, MOST_TURN), rng.uniform(-MOST_SLANT, MOST_SLANT)
        width, weight = rng.uniform(*WIDTHS), int(rng.integers(*WEIGHTS))
    ground = Image.new("L", (SIDE, SIDE))
    font = ImageFont.load_default(LETTER_SIZE)
    middle = (SIDE / 2, SIDE / 2)
    ImageDraw.Draw(ground).text(middle, letter, fill=255, font=font, anchor="mm", stroke_width=weight)
    return frame_ink(np.asarray(_transform(ground, turn, slant, width), np.float32))


def draw_scribble(rng: np.random.Generator) -> np.ndarray:
    """Return one or two strokes through random points, uint8 [28, 28, 1]."""
    ground = Image.new("L", (SIDE, SIDE))
    pen = ImageDraw.Draw(ground)
    for _ in range(int(rng.integers(1, 3))):
        points = rng.uniform(0.2 * SIDE, 0.8 * SIDE, (int(rng.integers(4, 8)), 2))
        curve = [(float(x), float(y)) for x, y in smooth(points)]
        pen.line(curve, fill=255, width=PEN, joint="curve")
        for x, y in curve:
            pen.ellipse((x - PEN / 2, y - PEN / 2, x + PEN / 2, y + PEN / 2), fill=255)
    return frame_ink(np.asarray(ground, np.float32))


def frame_ink(picture: np.ndarray) -> np.ndarray:
    """Return ink in a box of 20 × 20 around its centre of mass, uint8 [28, 28, 1].

    Args:
        picture: float32 [height, width] of 0 to 255, light on black, with something on it.
    """
    rows, columns = (np.flatnonzero((picture > 0).any(axis=axis)) for axis in (1, 0))
    cut = picture[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    frame = centre_by_mass(frame_digit(cut, (MNIST_SIDE, MNIST_SIDE), FINENESS), FINENESS)
    levels = Image.fromarray(np.uint8(np.clip(np.round(frame), 0, 255)))
    return np.asarray(levels.resize((MNIST_SIDE, MNIST_SIDE), Image.Resampling.BOX))[..., None]


def smooth(points: np.ndarray) -> np.ndarray:
    """Return a Catmull-Rom curve through the points [n, 2]: [(n − 1) · STEPS, 2]."""
    ends = np.concatenate([points[:1], points, points[-1:]])
    share = np.linspace(0, 1, STEPS)[:, None]
    parts = [
        0.5
        * (
            2 * one
            + (two - before) * share
            + (2 * before - 5 * one + 4 * two - after) * share**2
            + (3 * one - before - 3 * two + after) * share**3
        )
        for before, one, two, after in zip(ends, ends[1:], ends[2:], ends[3:], strict=False)
    ]
    return np.concatenate(parts)


def _transform(ground: Image.Image, turn: float, slant: float, width: float) -> Image.Image:
    """Return the picture widened, slanted and turned counter-clockwise about its middle."""
    cosine, sine = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    # Pillow asks where each pixel comes from: turned back, then slanted and widened back.
    back = np.array([[1 / width, -slant / width], [0, 1]]) @ np.array([[cosine, -sine], [sine, cosine]])
    middle = np.full(2, SIDE / 2)
    (a, b), (d, e) = back.tolist()
    c, f = (middle - back @ middle).tolist()
    return ground.transform(ground.size, Image.Transform.AFFINE, (a, b, c, d, e, f), Image.Resampling.BILINEAR)


if __name__ == "__main__":
    letters, scribbles = (np.stack([draw_ink(kind, number) for number in range(COUNT)]) for kind in KINDS_OF_INK)
    np.savez_compressed(KEPT, letter=letters, scribble=scribbles)
