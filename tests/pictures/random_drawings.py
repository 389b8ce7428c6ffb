"""Drawings as learners make them on the canvas, and as they might: white strokes with soft edges on black."""

from collections.abc import Callable, Sequence

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

SIDE = 280
Points = Sequence[Sequence[float]]


def random_drawing(seed: int) -> Image.Image:
    """Return a drawing of mode "L"; neighbouring seeds are of different kinds."""
    return KINDS[seed % len(KINDS)](np.random.default_rng(seed))


def with_stroke(picture: Image.Image, width: int, points: Points) -> Image.Image:
    """Return the picture with one more stroke; of a single point it is a tap."""
    line = Image.new("L", (2 * SIDE, 2 * SIDE))
    pen = ImageDraw.Draw(line)
    places = [(2 * x, 2 * y) for x, y in points]
    if len(places) > 1:
        pen.line(places, fill=255, width=2 * width, joint="curve")
    for x, y in (places[0], places[-1]):
        pen.ellipse((x - width, y - width, x + width, y + width), fill=255)
    line = line.resize((SIDE, SIDE), Image.Resampling.BOX)
    shadow = line.filter(ImageFilter.GaussianBlur(width / 8))
    return ImageChops.screen(ImageChops.screen(picture, shadow), line)


def drawn(*strokes: tuple[int, Points]) -> Image.Image:
    """Return a drawing of strokes, each a width and its points."""
    picture = Image.new("L", (SIDE, SIDE))
    for width, points in strokes:
        picture = with_stroke(picture, width, points)
    return picture


def _width(random: np.random.Generator) -> int:
    return int(random.integers(10, 35))


def _points(random: np.random.Generator, count: int, low: float, high: float) -> Points:
    return random.uniform(low, high, (count, 2)).tolist()


def _digit(random: np.random.Generator) -> Image.Image:
    turns = np.cumsum(random.uniform(-1.2, 1.2, 12)) + random.uniform(0, 6.3)
    walk = np.cumsum(random.uniform(8, 25) * np.stack([np.cos(turns), np.sin(turns)], 1), axis=0)
    return drawn((_width(random), (walk - walk.mean(axis=0) + random.uniform(100, 180, 2)).tolist()))


def _several_strokes(random: np.random.Generator) -> Image.Image:
    lines = ((_width(random), _points(random, int(random.integers(1, 6)), 40, 240)) for _ in range(3))
    return drawn(*lines)


def _tap(random: np.random.Generator) -> Image.Image:
    return drawn((_width(random), _points(random, 1, 0, SIDE)))


def _trace_at_the_edge(random: np.random.Generator) -> Image.Image:
    width = _width(random)
    return drawn((width, [(-width * random.uniform(0.3, 0.8), random.uniform(0, SIDE))]))


def _several_digits(random: np.random.Generator) -> Image.Image:
    count = int(random.integers(2, 4))
    lines = (
        (int(random.integers(10, 20)), [(x + 20 + 90 * place, y * 2.5 + 40) for x, y in _points(random, 4, 0, 60)])
        for place in range(count)
    )
    return drawn(*lines)


def _along_the_border(random: np.random.Generator) -> Image.Image:
    start, end = random.uniform(0, SIDE, 2)
    return drawn(
        (_width(random), [(0, start), (0, SIDE), (SIDE, SIDE), (SIDE, end)]),
        (_width(random), _points(random, 4, 70, 210)),
    )


def _across_the_border(random: np.random.Generator) -> Image.Image:
    return drawn((_width(random), _points(random, int(random.integers(2, 9)), -40, SIDE + 40)))


def _covered(random: np.random.Generator) -> Image.Image:
    return drawn((34, _points(random, int(random.integers(10, 90)), -10, SIDE + 10)))


KINDS: tuple[Callable[[np.random.Generator], Image.Image], ...] = (
    *(_digit, _several_strokes, _tap, _digit, _several_digits),
    *(_along_the_border, _across_the_border, _covered, _digit, _trace_at_the_edge),
)
