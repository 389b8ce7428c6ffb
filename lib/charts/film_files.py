"""Films and pictures of filters and maps as files, with what they show written into them."""

from io import BytesIO
from typing import Protocol

import numpy as np
from PIL import Image

MILLISECONDS, LAST_MILLISECONDS = 120, 1800
"""How long a frame is seen, and the last one."""


class Drawn(Protocol):
    """A film that draws its frames itself, each as indices into one palette."""

    @property
    def palette(self) -> np.ndarray:
        """uint8 [256, 3]."""
        ...

    @property
    def frames(self) -> int:
        """How many frames there are."""
        ...

    def draw(self, number: int) -> np.ndarray:
        """Draw one frame, uint8 [height, width]."""
        ...


def as_gif(film: Drawn) -> bytes:
    """Return the film as an animated GIF that runs for ever; all frames have the same palette."""
    return _save(_draw_frames(film), "GIF", optimize=False, disposal=1)


def as_webp(film: Drawn) -> bytes:
    """Return the film as an animated WebP, without any loss."""
    frames = [frame.convert("RGB") for frame in _draw_frames(film)]
    return _save(frames, "WEBP", lossless=True, quality=0, method=0)


def as_png(film: Drawn, number: int) -> bytes:
    """Return one frame of the film as a PNG."""
    file = BytesIO()
    _draw(film, number).save(file, "PNG", optimize=True)
    return file.getvalue()


def _draw_frames(film: Drawn) -> list[Image.Image]:
    return [_draw(film, number) for number in range(film.frames)]


def _draw(film: Drawn, number: int) -> Image.Image:
    picture = Image.fromarray(film.draw(number), "P")
    picture.putpalette(film.palette.tobytes())
    return picture


def _save(frames: list[Image.Image], form: str, **options: object) -> bytes:
    durations = [MILLISECONDS] * (len(frames) - 1) + [LAST_MILLISECONDS]
    file = BytesIO()
    frames[0].save(file, form, save_all=True, append_images=frames[1:], duration=durations, loop=0, **options)
    return file.getvalue()
