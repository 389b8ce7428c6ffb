"""Cut an image into square tiles and put them together in another order. NumPy only."""

from collections.abc import Sequence

import numpy as np

CUTS = (2, 3, 4)
"""How many tiles a side there can be."""


def scramble_tiles(image: np.ndarray, cut: int, order: Sequence[int]) -> np.ndarray:
    """Return the image with its tiles in another order.

    If a side is no multiple of `cut`, the pixels left over at its two ends stay where they are, the odd one at the
    lower or right end.

    Args:
        image: [height, width, channels].
        cut: tiles a side.
        order: for each place, row by row, the number of the tile that moves there.

    Raises:
        ValueError: if `order` does not name every tile once.
    """
    if sorted(order) != list(range(cut * cut)):
        raise ValueError(f"expected each of {cut * cut} tiles once; got {list(order)}")
    height, width = (size // cut for size in image.shape[:2])
    top, left = ((size - cut * tile) // 2 for size, tile in zip(image.shape[:2], (height, width), strict=True))

    def place(number: int) -> tuple[slice, slice]:
        row, column = divmod(number, cut)
        return (
            slice(top + row * height, top + (row + 1) * height),
            slice(left + column * width, left + (column + 1) * width),
        )

    result = image.copy()
    for number, tile in enumerate(order):
        result[place(number)] = image[place(tile)]
    return result
