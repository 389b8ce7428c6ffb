"""A layer's filters snapshot after snapshot, as pictures that one palette is enough for.

Every pixel is an index into `PALETTE`: the blue–orange scale, then greys from white to black for the letters.
Nothing is ever reduced to a palette afterwards, which is what makes a film quick to write, and small.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from lib.charts.tiles import diverging
from lib.settings import ASSETS

SHADES, GREYS = 193, 63
PALETTE = np.concatenate(
    [
        diverging(np.linspace(-1, 1, SHADES), 1.0),
        np.repeat(np.rint(np.linspace(255, 26, GREYS))[:, None], 3, axis=1).astype(np.uint8),
    ]
)
"""uint8 [256, 3]: zero is at `SHADES // 2`, white paper at `SHADES`."""
PAPER = SHADES
WIDTH, MARGIN = 640, 14
MANY = 128
"""Filters from which the gaps between them are narrower."""
TITLE_SIZE, TEXT_SIZE, LINE = 19, 14, 24
FONT = ASSETS / "fonts" / "NotoSansCJKsc-Regular.otf"
"""Latin letters and the characters of GB 2312; scripts/subset-font.sh made it."""
LATIN_END, SIGNS = 0x250, "·–—×“”’…−≤≥"
RAMP = 150


@dataclass(frozen=True)
class Film:
    """What the film shows.

    Attributes:
        tiles: float [frames, filters, height, width], the weights.
        limits: [frames], what the colours reach to; larger weights have the full colour.
        title: one line above all frames, such as the run and the layer.
        captions: a line for each frame, such as its step.
        ends: what stands at the ends of the colour scale, each with a place for its {limit}.
    """

    tiles: np.ndarray
    limits: np.ndarray
    title: str
    captions: Sequence[str]
    ends: tuple[str, str]

    @property
    def palette(self) -> np.ndarray:
        """uint8 [256, 3]."""
        return PALETTE

    @property
    def frames(self) -> int:
        """How many frames there are."""
        return len(self.tiles)

    def draw(self, number: int) -> np.ndarray:
        """Draw one frame: indices into the palette, uint8 [height, width]."""
        return draw_frame(self, number)


@dataclass(frozen=True)
class Layout:
    """Where the tiles lie: `columns` of them in a row, `gap` pixels apart, each weight `scale` pixels a side."""

    columns: int
    scale: int
    gap: int
    width: int
    height: int
    top: int


def lay_out(film: Film) -> Layout:
    """Return a layout with about 1.6 times as many columns as rows, its tiles as large as the width allows.

    The last row is full if possible.
    """
    _, count, height, width = film.tiles.shape
    wished = min(count, max(1, round((1.6 * count * height / width) ** 0.5)))
    near = range(max(1, wished - 1), min(count, wished + 2) + 1)
    columns = min(near, key=lambda number: (-count % number, abs(number - wished)))
    gap = 2 if count >= MANY else 4
    scale = max(2, ((WIDTH - 2 * MARGIN + gap) // columns - gap) // width)
    top = MARGIN + 2 * LINE + 6
    rows = -(-count // columns)
    wide = 2 * MARGIN + columns * (width * scale + gap) - gap
    return Layout(columns, scale, gap, max(wide, WIDTH), top + rows * (height * scale + gap) + LINE + MARGIN, top)


def draw_frame(film: Film, number: int) -> np.ndarray:
    """Draw one picture of the film: indices into `PALETTE`, uint8 [height, width]."""
    place = lay_out(film)
    page = np.full((place.height, place.width), PAPER, np.uint8)
    limit = float(film.limits[number])
    cells = shades(film.tiles[number], limit).repeat(place.scale, axis=1).repeat(place.scale, axis=2)
    _, tall, wide = cells.shape
    left = (place.width - place.columns * (wide + place.gap) + place.gap) // 2
    for tile, pixels in enumerate(cells):
        y = place.top + tile // place.columns * (tall + place.gap)
        x = left + tile % place.columns * (wide + place.gap)
        page[y : y + tall, x : x + wide] = pixels
    write(page, film.title, MARGIN, MARGIN, TITLE_SIZE)
    write(page, film.captions[number], MARGIN, MARGIN + LINE, TEXT_SIZE)
    ends = film.ends[0].format(limit=f"{limit:.3g}"), film.ends[1].format(limit=f"{limit:.3g}")
    draw_scale(page, ends, place.height - MARGIN - LINE + 8)
    return page


def shades(values: np.ndarray, limit: float) -> np.ndarray:
    """Return each weight's index into `PALETTE`: 0 for −limit, `SHADES // 2` for zero, `SHADES - 1` for +limit."""
    share = np.clip(np.nan_to_num(values) / (limit or 1.0), -1.0, 1.0)
    return np.rint((share + 1.0) * (SHADES // 2)).astype(np.uint8)


def draw_scale(page: np.ndarray, ends: tuple[str, str], top: int) -> None:
    """Draw all shades in a row, with what stands at the two ends."""
    low, high = ends
    left = MARGIN + _width(low, TEXT_SIZE) + 8
    write(page, low, MARGIN, top - 4, TEXT_SIZE)
    page[top : top + 10, left : left + RAMP] = np.rint(np.linspace(0, SHADES - 1, RAMP)).astype(np.uint8)
    write(page, high, left + RAMP + 8, top - 4, TEXT_SIZE)


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT, size)


def _width(text: str, size: int) -> int:
    return int(_font(size).getbbox(text)[2]) + 1


def can_be_written(text: str) -> bool:
    """Return whether `FONT` has every letter of `text`."""
    return all(ord(letter) < LATIN_END or letter in SIGNS or _in_gb2312(letter) for letter in text)


def _in_gb2312(letter: str) -> bool:
    try:
        letter.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def write(page: np.ndarray, text: str, left: int, top: int, size: int) -> None:
    """Draw black letters with smooth edges, cut off at the right edge."""
    mask = _letters(text, size)[:, : page.shape[1] - left]
    area = page[top : top + mask.shape[0], left : left + mask.shape[1]]
    area[mask > 0] = (SHADES + np.rint(mask[mask > 0] / 255 * (GREYS - 1))).astype(np.uint8)


def _letters(text: str, size: int) -> np.ndarray:
    picture = Image.new("L", (_width(text, size), size * 4 // 3), 0)
    ImageDraw.Draw(picture).text((0, size), text, fill=255, font=_font(size), anchor="ls")  # size is the baseline
    return np.array(picture)
