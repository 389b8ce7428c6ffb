"""Pictures as a phone takes them: a digit in pen on paper, with all that a camera adds."""

from typing import Any, Literal

import numpy as np
import scipy.ndimage
from numpy.typing import NDArray
from PIL import Image

# SciPy ships no types, and those that a checker guesses from its code are wrong.
ndimage: Any = scipy.ndimage
Ruling = Literal["plain", "lines", "squares"]


def photo_of_digit(
    digit: NDArray[np.uint8],
    seed: int,
    *,
    ruling: Ruling = "plain",
    table: bool | None = None,
    chalk: bool = False,
) -> Image.Image:
    """Redraw an MNIST digit in thin pen strokes and photograph it.

    Off-centre, turned by up to 6°, on textured paper under a shadow, blurred and noisy; the seed
    also decides on pen, paper, light and whether a table shows beside the paper.

    Args:
        digit: uint8 `[28, 28]`, light on black; all zero for an empty sheet.
        seed: the same seed gives the same photo.
        ruling: what is printed on the paper.
        table: whether a dark table shows at one edge; None leaves it to the seed.
        chalk: light strokes on a dark board instead of pen on paper.

    Returns:
        An RGB picture of 800 × 600 pixels, or 600 × 800.
    """
    rng = np.random.default_rng(seed)
    height, width = (600, 800) if rng.random() < 0.5 else (800, 600)
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)

    strokes = _pen_strokes(digit, rng)
    covered = np.zeros((height, width), np.float32)
    top = rng.integers(90, height - strokes.shape[0] - 90)
    left = rng.integers(90, width - strokes.shape[1] - 90)
    covered[top : top + strokes.shape[0], left : left + strokes.shape[1]] = strokes

    paper = (rng.uniform(205, 245) + rng.uniform(-8, 8, 3)).astype(np.float32)
    pen = np.array([[25, 25, 30], [30, 40, 120], [70, 70, 75]][rng.integers(3)], np.float32)
    if chalk:
        paper, pen = np.array([45, 60, 50], np.float32), np.array([225, 225, 215], np.float32)
    picture = paper + 5 * _grain((height, width), 3, rng)[..., None]

    printed = _ruled(ruling, rows, columns, rng)
    picture = picture + 0.3 * printed[..., None] * (np.array([90, 120, 190], np.float32) - picture)
    # Ink runs unevenly.
    pressure = np.clip(0.9 + 0.1 * _grain((height, width), 12, rng), 0.7, 1)
    picture = picture + (covered * pressure)[..., None] * (pen - picture)

    if table if table is not None else rng.random() < 0.5:
        slant = rng.uniform(-0.06, 0.06)
        depth = rng.uniform(20, 70)
        side = rng.integers(4)
        from_edge = (columns, rows, width - 1 - columns, height - 1 - rows)[side]
        along = rows if side in (0, 2) else columns
        beside = from_edge < depth + slant * (along - along.max() / 2)
        wood = np.array([95, 65, 40], np.float32) * (1 + 0.15 * np.sin(along / 9))[..., None]
        picture = np.where(beside[..., None], wood, picture)

    picture = picture * _light(rows, columns, rng)[..., None]
    picture = ndimage.gaussian_filter(picture, (1.0, 1.0, 0)) + 4 * rng.standard_normal(picture.shape, np.float32)
    return Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8))


def _grain(shape: tuple[int, int], size: int, rng: np.random.Generator) -> NDArray[np.float32]:
    """Blotches about `size` pixels wide; float32 with mean 0 and standard deviation 1."""
    coarse = rng.standard_normal((shape[0] // size + 2, shape[1] // size + 2), np.float32)
    blotches = ndimage.zoom(coarse, size, order=1)[: shape[0], : shape[1]]
    return blotches / blotches.std()


def _pen_strokes(digit: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.float32]:
    """Enlarge a digit's strokes, turn them, and make them as thin as a pen's; float32 in 0..1."""
    zoom = rng.uniform(8, 14)
    large = ndimage.zoom(np.pad(digit, 2).astype(np.float32), zoom, order=3)
    large = ndimage.rotate(large, rng.uniform(-6, 6), order=1)
    mask = ndimage.gaussian_filter(large, zoom / 3) > 110
    inside = ndimage.distance_transform_edt(mask)
    # Taking as much from all strokes would break the thinnest, so each gives a part of its own width.
    core = ndimage.maximum_filter(inside, size=int(3 * zoom))
    thinness = rng.uniform(0.35, 0.65)
    pen = ndimage.gaussian_filter((inside > thinness * core).astype(np.float32), 0.8)
    if not mask.any():
        return np.zeros((1, 1), np.float32)
    drawn_rows, drawn_columns = np.nonzero(pen > 0.01)
    return pen[drawn_rows.min() : drawn_rows.max() + 1, drawn_columns.min() : drawn_columns.max() + 1]


def _ruled(
    ruling: Ruling, rows: NDArray[np.float32], columns: NDArray[np.float32], rng: np.random.Generator
) -> NDArray[np.float32]:
    """Printed lines, a little slanted, two pixels wide; float32 in 0..1."""
    pitch, slant = rng.uniform(40, 60), rng.uniform(-0.04, 0.04)
    lines = ((rows + slant * columns) % pitch < 2) & (ruling != "plain")
    if ruling == "squares":
        lines |= (columns - slant * rows) % pitch < 2
    return lines.astype(np.float32)


def _light(
    rows: NDArray[np.float32], columns: NDArray[np.float32], rng: np.random.Generator
) -> NDArray[np.float32]:
    """A lamp to one side and a hand's soft shadow: a factor of 0.35 to 1 for each pixel."""
    angle = rng.uniform(0, 2 * np.pi)
    ramp = np.cos(angle) * columns / columns.max() + np.sin(angle) * rows / rows.max()
    ramp = (ramp - ramp.min()) / np.ptp(ramp)
    centre_row, centre_column = rng.uniform(0, rows.max()), rng.uniform(0, columns.max())
    away = ((rows - centre_row) ** 2 + (columns - centre_column) ** 2) / rng.uniform(150, 300) ** 2
    return ((0.6 + 0.4 * ramp) * (1 - 0.4 * np.exp(-away))).astype(np.float32)
