"""A picture and its maps snapshot after snapshot, as pictures that one palette is enough for.

Every pixel is an index into the palette: cividis from the least to the greatest value of all maps of the film,
then the greys of `filter_film`, which the letters and the picture have.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from lib.charts.filter_film import (
    GREYS,
    LINE,
    MARGIN,
    PALETTE,
    PAPER,
    SHADES,
    TEXT_SIZE,
    TITLE_SIZE,
    WIDTH,
    draw_scale,
    write,
)

GAP = 12
CIVIDIS = (
    *("00224e", "083370", "35456c", "4f576c", "666970", "7d7c78"),
    *("948e77", "aea371", "c8b866", "e5cf52", "fee838"),
)
"""The stops of the parts' `kit/colours.js`; a test compares them."""
LUMINANCE = np.array([0.299, 0.587, 0.114], np.float32)
"""Of red, green and blue in a grey (ITU-R BT.601)."""


@dataclass(frozen=True)
class MapFilm:
    """What the film shows.

    Attributes:
        image: float32 [height, width, channels] in [0, 1], shown in greys.
        maps: float32 [frames, maps, height', width'].
        limits: the values of the first and the last colour.
        title: one line above all frames.
        captions: a line for each frame, such as its step.
        names: a few letters above the image, and above each map.
    """

    image: np.ndarray
    maps: np.ndarray
    limits: tuple[float, float]
    title: str
    captions: Sequence[str]
    names: Sequence[str]

    @property
    def palette(self) -> np.ndarray:
        """uint8 [256, 3]."""
        return map_palette()

    @property
    def frames(self) -> int:
        """How many frames there are."""
        return len(self.maps)

    def draw(self, number: int) -> np.ndarray:
        """Draw one frame: indices into the palette, uint8 [height, width]."""
        low, high = self.limits
        shares = (self.maps[number] - low) / ((high - low) or 1.0)
        tiles = [_grey_indices(self.image), *(np.rint(one * (SHADES - 1)).astype(np.uint8) for one in shares)]
        place = self._place
        page = np.full((place.height, place.width), PAPER, np.uint8)
        for at, tile in enumerate(tiles):
            scale = place.picture_scale if at == 0 else place.scale
            top = place.top + at // place.columns * (place.side[0] + GAP + LINE)
            left = MARGIN + at % place.columns * (place.side[1] + GAP)
            write(page, self.names[at], left, top, TEXT_SIZE)
            pixels = tile.repeat(scale, axis=0).repeat(scale, axis=1)
            page[top + LINE : top + LINE + len(pixels), left : left + pixels.shape[1]] = pixels
        write(page, self.title, MARGIN, MARGIN, TITLE_SIZE)
        write(page, self.captions[number], MARGIN, MARGIN + LINE, TEXT_SIZE)
        draw_scale(page, (f"{low:.3g}", f"{high:.3g}"), place.height - MARGIN - LINE + 8)
        return page

    @property
    def _place(self) -> "_Place":
        """Return where the tiles lie: all about as large, in rows that fill the width."""
        _frames, count, *shape = self.maps.shape
        columns = next(number for number in range(1, count + 2) if number * (number + 1) >= (count + 1) * 1.6)
        room = (WIDTH - 2 * MARGIN + GAP) // columns - GAP
        scale = max(1, room // shape[1])
        picture_scale = max(1, shape[1] * scale // self.image.shape[1])
        sides = [(scale * shape[0], scale * shape[1])]
        sides.append((picture_scale * self.image.shape[0], picture_scale * self.image.shape[1]))
        tall, wide = (max(side[axis] for side in sides) for axis in (0, 1))
        top = MARGIN + 2 * LINE + 6
        rows = -(-(count + 1) // columns)
        width = max(WIDTH, 2 * MARGIN + columns * (wide + GAP) - GAP)
        height = top + rows * (tall + GAP + LINE) + LINE + MARGIN
        return _Place(columns, scale, picture_scale, (tall, wide), width, height, top)


@dataclass(frozen=True)
class _Place:
    columns: int
    scale: int
    picture_scale: int
    side: tuple[int, int]
    width: int
    height: int
    top: int


@cache
def map_palette() -> np.ndarray:
    """Return cividis in `SHADES` steps and then the greys of `filter_film`, uint8 [256, 3]."""
    stops = np.array([list(bytes.fromhex(stop)) for stop in CIVIDIS], np.float64)
    at, places = np.linspace(0, len(CIVIDIS) - 1, SHADES), np.arange(len(CIVIDIS))
    colours = np.stack([np.interp(at, places, stops[:, channel]) for channel in range(3)], axis=1)
    return np.concatenate([np.rint(colours).astype(np.uint8), PALETTE[SHADES:]])


def _grey_indices(image: np.ndarray) -> np.ndarray:
    """Return for each pixel the index of the grey that is nearest in lightness order, uint8 [height, width]."""
    light = image[..., 0] if image.shape[-1] == 1 else image @ LUMINANCE
    return (PAPER + np.rint((1.0 - np.clip(light, 0, 1)) * (GREYS - 1))).astype(np.uint8)
