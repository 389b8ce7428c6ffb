"""Films and pictures of filters as files, with what they show written into them."""

from io import BytesIO

import numpy as np
from PIL import Image

from lib.charts.filter_film import PALETTE, Film, draw_frame

MILLISECONDS, LAST_MILLISECONDS = 120, 1800
"""How long a frame is seen, and the last one."""


def as_gif(film: Film) -> bytes:
    """Return the film as an animated GIF that runs for ever; all frames have the same palette."""
    return _save(_draw_frames(film), "GIF", optimize=False, disposal=1)


def as_webp(film: Film) -> bytes:
    """Return the film as an animated WebP, without any loss."""
    frames = [frame.convert("RGB") for frame in _draw_frames(film)]
    return _save(frames, "WEBP", lossless=True, quality=0, method=0)


def as_png(film: Film, number: int) -> bytes:
    """Return one frame of the film as a PNG."""
    file = BytesIO()
    _with_palette(draw_frame(film, number)).save(file, "PNG", optimize=True)
    return file.getvalue()


def _draw_frames(film: Film) -> list[Image.Image]:
    return [_with_palette(draw_frame(film, number)) for number in range(len(film.tiles))]


def _with_palette(pixels: np.ndarray) -> Image.Image:
    picture = Image.fromarray(pixels, "P")
    picture.putpalette(PALETTE.tobytes())
    return picture


def _save(frames: list[Image.Image], form: str, **options: object) -> bytes:
    durations = [MILLISECONDS] * (len(frames) - 1) + [LAST_MILLISECONDS]
    file = BytesIO()
    frames[0].save(file, form, save_all=True, append_images=frames[1:], duration=durations, loop=0, **options)
    return file.getvalue()
