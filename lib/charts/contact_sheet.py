"""Images of each class in a row, and single images beside each other, as HTML that wraps on a phone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

import numpy as np
from PIL import Image

from lib.charts.tiles import data_url

MOST_SIDE = 96
"""Pixels a side that a small image is reduced to: no more are shown."""
SMOOTH_FROM = 48

STYLE = """<style>
.sheet { display: grid; gap: .55rem; margin: .3rem 0; }
.sheet .row { display: grid; grid-template-columns: 7.5rem minmax(0, 1fr); gap: .6rem; align-items: center; }
.sheet .row b { font-size: .95rem; overflow-wrap: anywhere; line-height: 1.25; }
.sheet .row small { display: block; opacity: .75; font-weight: 400; font-variant-numeric: tabular-nums; }
.sheet .images { display: flex; flex-wrap: wrap; gap: 4px; }
.sheet img { width: 56px; height: 56px; border-radius: 3px; background: #0003; object-fit: contain; }
.sheet img.pixels, .pictures img.pixels { image-rendering: pixelated; }
.pictures { display: flex; flex-wrap: wrap; gap: 1rem; align-items: start; }
.pictures figure { margin: 0; width: 168px; }
.pictures img { width: 168px; height: 168px; border-radius: 4px; }
.pictures figcaption { font-size: .85rem; line-height: 1.35; padding-top: .25rem; }
.pictures .sign { align-self: center; font-size: 1.6rem; opacity: .7; padding-bottom: 1.5rem; }
@media (max-width: 600px) {
.sheet .row { grid-template-columns: minmax(0, 1fr); gap: .2rem; }
.sheet .row small { display: inline; margin-left: .4rem; }
.sheet img { width: 40px; height: 40px; }
.pictures { gap: .5rem; } .pictures figure, .pictures img { width: 104px; } .pictures img { height: 104px; }
.pictures .sign { font-size: 1.1rem; padding-bottom: 3rem; }
}
</style>"""


@dataclass(frozen=True)
class ClassRow:
    """A class: its name, how many images it has in words, and some, uint8 [height, width, channels] each."""

    name: str
    count: str
    images: Iterable[np.ndarray]


def contact_sheet(rows: Sequence[ClassRow]) -> str:
    """HTML of a row a class."""
    return f'{STYLE}<div class="sheet">{"".join(map(_row, rows))}</div>'


def _row(row: ClassRow) -> str:
    images = "".join(_image(image, row.name) for image in row.images)
    return (
        f'<div class="row"><b>{escape(row.name)}<small>{escape(row.count)}</small></b>'
        f'<div class="images">{images}</div></div>'
    )


def picture_row(pictures: Sequence[tuple[str, np.ndarray]], signs: Sequence[str]) -> str:
    """HTML of captioned uint8 images with a sign, such as "−" or "=", between each and the next."""
    parts = []
    for number, (caption, image) in enumerate(pictures):
        if number:
            parts.append(f'<span class="sign" aria-hidden="true">{escape(signs[number - 1])}</span>')
        parts.append(f"<figure>{_image(image, caption)}<figcaption>{escape(caption)}</figcaption></figure>")
    return f'{STYLE}<div class="pictures">{"".join(parts)}</div>'


def _image(image: np.ndarray, text: str) -> str:
    side = max(image.shape[:2])
    shown = image
    if side > MOST_SIDE:
        squeezed = image[..., 0] if image.shape[-1] == 1 else image
        small = Image.fromarray(squeezed)
        small.thumbnail((MOST_SIDE, MOST_SIDE))
        shown = np.asarray(small)
    kind = "" if side >= SMOOTH_FROM else ' class="pixels"'
    return f'<img{kind} src="{data_url(shown)}" alt="{escape(text)}">'
