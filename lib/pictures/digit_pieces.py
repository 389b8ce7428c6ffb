"""Find the strokes of one digit among the connected pieces of a picture, and those of other digits beside it."""

import numpy as np
from numpy.typing import NDArray

from lib.pictures.digit_frame import border
from lib.pictures.ndimage import Labels, Mask, ndimage

AS_TALL = 0.6
"""What has this part of a digit's height and stands beside it is a digit too; a bar or a dot is not as tall."""
GAP = 0.1
"""The least space between two digits, as a part of the height of one."""


def find_strokes(mask: Mask, *, is_drawing: bool) -> tuple[Mask, Mask] | None:
    """Return the strokes of the most prominent digit, and those of other digits.

    The digit is the largest piece clear of the border, and the pieces near it. Return None if there is no piece.
    """
    # Pieces a hair apart are one stroke that the pen or the threshold broke.
    joined = ndimage().binary_dilation(mask, iterations=max(1, round(0.01 * min(mask.shape))))
    labels, count = ndimage().label(joined, structure=np.ones((3, 3)))
    if count == 0:
        return None
    labels = np.where(mask, labels, 0)
    numbers = np.arange(1, count + 1)
    area = ndimage().sum_labels(mask, labels, numbers)
    boxes = _boxes_of(labels)
    extent = np.maximum(boxes[:, 1] - boxes[:, 0], boxes[:, 3] - boxes[:, 2])
    at_border = np.isin(numbers, border(labels))
    worthy = (extent >= 0.06 * min(mask.shape)) & (area >= 4)
    if not is_drawing:
        # What runs into a photo's border without reaching its middle is the surroundings.
        middle = tuple(slice(side // 4, side - side // 4) for side in mask.shape)
        worthy &= ~at_border | np.isin(numbers, labels[middle])
    if not worthy.any():
        return None
    clear = worthy & ~at_border
    # A learner may draw across the edge of the canvas, so the border only decides if there is a choice.
    pool = clear if area[clear].max(initial=0) > 0.05 * area[worthy].max() else worthy
    main = int(np.argmax(np.where(pool, area, 0)))
    others = worthy & _stand_beside(boxes, main) & (area >= 0.1 * area[main])
    others &= ~at_border | is_drawing
    gap = _distances(labels, numbers, numbers == main + 1)
    reach = (1.0 if is_drawing else 0.5) * extent[main]
    wanted = (gap <= reach) & (area >= 0.04 * area[main]) & ~others
    wanted &= ~at_border | is_drawing
    if others.any():
        wanted &= gap <= _distances(labels, numbers, others)
    wanted[main] = True
    return np.isin(labels, numbers[wanted]), np.isin(labels, numbers[others])


def _boxes_of(labels: Labels) -> NDArray[np.int64]:
    """Return the bounding box of each piece: top, bottom, left, right."""
    found = ndimage().find_objects(labels)
    return np.array([(rows.start, rows.stop, columns.start, columns.stop) for rows, columns in found])


def _stand_beside(boxes: NDArray[np.int64], main: int) -> NDArray[np.bool_]:
    """Return which pieces are digits of their own beside, above or below the piece `main`."""
    top, bottom, left, right = boxes.T
    height = bottom[main] - top[main]
    across = np.maximum(left - right[main], left[main] - right)
    down = np.maximum(top - bottom[main], top[main] - bottom)
    return (bottom - top >= AS_TALL * height) & (np.maximum(across, down) >= GAP * height)


def _distances(labels: Labels, numbers: NDArray[np.intp], wanted: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return how far each piece is from the nearest of those that are wanted, in pixels."""
    away = ndimage().distance_transform_edt(~np.isin(labels, numbers[wanted]))
    of_pieces = labels > 0  # SciPy sorts all that it is given
    return ndimage().minimum(away[of_pieces], labels[of_pieces], numbers)
