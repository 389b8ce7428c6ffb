"""Find a handwritten digit in a picture: whether it is dark or light, and which pixels are its strokes.

All pictures here are float32 `[h, w]` from 0 to 255.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from lib.pictures.digit_frame import FLAT, border, stroke_width
from lib.pictures.digit_pieces import find_strokes
from lib.pictures.ndimage import Grey, Mask, ndimage

FAINTEST_INK = 16.0
"""Grey levels by which strokes in a photo stand out at least: more than ruled lines do, less than pencil does."""


@dataclass(frozen=True)
class FoundDigit:
    """The digit that is taken from a picture.

    Attributes:
        picture: cropped to the digit's bounding box: 0 outside the strokes, 255 at their core, and the grey levels
            of their edges.
        box: (left, top, right, bottom) of the bounding box in the picture, in pixels.
        is_one_of_several: whether other digits stand beside it, which are left out.
    """

    picture: Grey
    box: tuple[int, int, int, int]
    is_one_of_several: bool


def is_dark_on_light(grey: Grey) -> bool:
    """Return whether a picture shows dark strokes on a light ground.

    What is drawn covers less than what it is drawn on. So the ground is the level that most of the
    border has or, where the border has several (shadow, table), the median around each pixel. The
    strokes differ from the ground most, hence the third power of the differences; the sign of their sum decides.
    A picture of one level is an empty sheet: dark on light if it is light.
    """
    level = _find_border_level(grey)
    if level is not None:
        difference = grey - level
    else:
        small = _shrink(grey, 64)
        ground = ndimage().median_filter(small, size=max(3, int(0.4 * min(small.shape))))
        difference = ndimage().gaussian_filter(grey, _grain_size(grey)) - _stretch(ground, grey)
        # Half a table at the border would outweigh the strokes.
        margin_y, margin_x = (side // 8 for side in grey.shape)
        difference = difference[margin_y : grey.shape[0] - margin_y, margin_x : grey.shape[1] - margin_x]
    if np.abs(difference).max(initial=0) < FLAT:
        return float(np.median(grey)) > 127
    return float((difference.astype(np.float64) ** 3).sum()) < 0


@dataclass(frozen=True)
class InkRelief:
    """How far each pixel of a picture stands out from its ground.

    Attributes:
        relief: 0 where it is the ground.
        floor: the level that the ground's own grain stays below.
        is_drawing: whether all that stands out was drawn, as on a ground of one level.
        mask: which pixels are strokes, of digits and of other things.
    """

    relief: Grey
    floor: float
    is_drawing: bool
    mask: Mask


def find_digit(ink: Grey, *, was_dark: bool) -> FoundDigit | None:
    """Separate a light digit from its dark ground, also where the picture is lit unevenly.

    Return None if nothing stands out from the ground.

    Args:
        ink: light strokes on a darker ground.
        was_dark: whether this is the negative of a picture of dark strokes.
    """
    found = find_relief(ink, was_dark=was_dark)
    strokes = found and find_strokes(found.mask, is_drawing=found.is_drawing)
    return cut_out(found, *strokes) if found and strokes else None


def find_relief(ink: Grey, *, was_dark: bool) -> InkRelief | None:
    """Return what stands out from the ground, with the arguments of `find_digit`; None if that is nothing."""
    level = _find_border_level(ink)
    relief = np.clip(ink - level, 0, None) if level is not None else _subtract_ground(ink, was_dark)
    floor = _find_noise_floor(relief)
    # A table's edge can be far darker than the ink, so it has to go before the threshold is chosen.
    relief = np.where(_find_border_slabs(relief > floor), 0, relief) if level is None else relief
    standing_out = relief[relief > floor]
    faintest = FLAT if level is not None else FAINTEST_INK
    if standing_out.size < 2 or np.percentile(standing_out, 95) < floor + faintest:
        return None
    return InkRelief(relief, floor, level is not None, relief > _find_otsu_threshold(standing_out))


def cut_out(found: InkRelief, strokes: Mask, others: Mask) -> FoundDigit:
    """Return the digit that has these strokes, without those of others."""
    relief, floor = found.relief, found.floor
    full = float(np.percentile(relief[strokes], 80))
    shades = np.clip((relief - floor) / (full - floor), 0, 1) * 255
    edge = max(1, round(stroke_width(strokes) / 3))
    near = ndimage().binary_dilation(strokes, iterations=edge)
    if found.is_drawing:
        # Without grain and ruled lines around it, every fainter stroke that is joined on belongs to the digit.
        near |= ndimage().binary_propagation(strokes, np.ones((3, 3)), mask=shades > 0.1 * 255)
    is_one_of_several = bool(others.any())
    if is_one_of_several:
        near &= ~ndimage().binary_dilation(others, iterations=2 * edge)
    return _crop(np.where(near, shades, 0).astype(np.float32), is_one_of_several=is_one_of_several)


def _find_border_slabs(mask: Mask) -> Mask:
    """Return the pieces that lie along the border instead of touching it, such as a table beside the paper."""
    labels, count = ndimage().label(mask)
    slabs = np.zeros(count + 1, bool)
    boxes = ndimage().find_objects(labels)
    for line, axis in ((labels[0], 1), (labels[-1], 1), (labels[:, 0], 0), (labels[:, -1], 0)):
        for number, contact in zip(*np.unique(line[line > 0], return_counts=True), strict=True):
            extent = boxes[int(number) - 1][axis]
            slabs[number] |= contact >= 0.5 * (extent.stop - extent.start) and contact > 0.05 * line.size
    return slabs[labels]


def _subtract_ground(ink: Grey, was_dark: bool) -> Grey:
    """Return the picture without its ground, which an opening wider than any stroke leaves over.

    An opening keeps slopes and steps of the light as they are, where a blur would smear them.
    """
    small = _shrink(ink, 160)
    ground = _stretch(ndimage().grey_opening(small, size=max(3, int(0.2 * min(small.shape)))), ink)
    relief = np.clip(ndimage().gaussian_filter(ink, _grain_size(ink)) - ground, 0, None)
    # A ground that gets half the light also shows half the difference between itself and the strokes.
    brightness = np.maximum(255 - ground if was_dark else ground, 24)
    return relief * np.median(brightness) / brightness


def _grain_size(picture: Grey) -> float:
    """Return how far to blur a photo to remove its grain, in pixels; almost 0 for a picture of 28 × 28."""
    return min(picture.shape) / 600


def _stretch(small: Grey, like: Grey) -> Grey:
    """Return `small` enlarged to the size of `like`."""
    return np.asarray(Image.fromarray(small).resize(like.shape[::-1], Image.Resampling.BILINEAR))


def _find_noise_floor(relief: Grey) -> float:
    """Return the level that the ground's own grain stays below."""
    middle = float(np.median(relief))
    spread = 1.4826 * float(np.median(np.abs(relief - middle)))
    return middle + 4 * spread


def _find_otsu_threshold(values: NDArray[np.float32]) -> float:
    """Return the level that best parts `values` into two classes (Otsu 1979: largest between-class variance)."""
    counts, edges = np.histogram(values, bins=256)
    levels = (edges[:-1] + edges[1:]) / 2
    below = np.cumsum(counts)[:-1]
    above = below[-1] + counts[-1] - below
    sums = np.cumsum(counts * levels)
    mean_below = sums[:-1] / np.maximum(below, 1)
    mean_above = (sums[-1] - sums[:-1]) / np.maximum(above, 1)
    return float(edges[1 + np.argmax(below * above * (mean_below - mean_above) ** 2)])


def _find_border_level(grey: Grey) -> float | None:
    """Return the level that most of the border has; None if there is no such level, as in a photo."""
    along = border(grey)
    level = float(np.median(along))
    return level if np.mean(np.abs(along - level) < FLAT) >= 0.6 else None


def _shrink(grey: Grey, longest: int) -> Grey:
    """Return a picture whose longer side is at most `longest`, each pixel the mean of those that it covers."""
    scale = longest / max(grey.shape)
    if scale >= 1:
        return grey
    height, width = (max(1, round(s * scale)) for s in grey.shape)
    return np.array(Image.fromarray(grey).resize((width, height), Image.Resampling.BOX))


def _crop(picture: Grey, *, is_one_of_several: bool) -> FoundDigit:
    """Return what stands on the black picture, cut to its bounding box."""
    # Fainter than this is the last trace of an edge, and would make the box a pixel too large.
    rows, columns = np.nonzero(picture > 12)
    top, bottom, left, right = int(rows.min()), int(rows.max()) + 1, int(columns.min()), int(columns.max()) + 1
    return FoundDigit(picture[top:bottom, left:right], (left, top, right, bottom), is_one_of_several)
