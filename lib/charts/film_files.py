"""Films and pictures of filters as files, with what they show written into them."""

from collections.abc import Callable
from io import BytesIO

import numpy as np
from PIL import Image

from lib.charts.filter_film import PALETTE, Film, frame

MILLISECONDS, LAST_MILLISECONDS = 120, 1800
"""How long a frame is seen, and the last one."""

Progress = Callable[[float], None]


def as_gif(film: Film, progress: Progress) -> bytes:
    """The film as an animated GIF that runs for ever; every frame has the one palette.

    Args:
        progress: told after each frame how much is drawn, from 0 to 1; to write them takes as long.
    """
    frames = [
        _picture(frame(film, number), progress, number, len(film.tiles)) for number in range(len(film.tiles))
    ]
    return _saved(frames, "GIF", optimize=False, disposal=1)


def as_webp(film: Film, progress: Progress) -> bytes:
    """The film as an animated WebP, without any loss."""
    frames = [
        _picture(frame(film, number), progress, number, len(film.tiles)).convert("RGB")
        for number in range(len(film.tiles))
    ]
    return _saved(frames, "WEBP", lossless=True, quality=0, method=0)


def as_png(film: Film, number: int) -> bytes:
    """One frame of the film as a PNG."""
    file = BytesIO()
    _palette_picture(frame(film, number)).save(file, "PNG", optimize=True)
    return file.getvalue()


def _picture(pixels: np.ndarray, progress: Progress, number: int, count: int) -> Image.Image:
    progress((number + 1) / count)
    return _palette_picture(pixels)


def _palette_picture(pixels: np.ndarray) -> Image.Image:
    picture = Image.fromarray(pixels, "P")
    picture.putpalette(PALETTE.tobytes())
    return picture


def _saved(frames: list[Image.Image], form: str, **options: object) -> bytes:
    durations = [MILLISECONDS] * (len(frames) - 1) + [LAST_MILLISECONDS]
    file = BytesIO()
    frames[0].save(file, form, save_all=True, append_images=frames[1:], duration=durations, loop=0, **options)
    return file.getvalue()
