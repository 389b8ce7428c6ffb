"""Cut an image into square tiles, put them together in another order, and move tiles by pixels. NumPy only."""

from collections.abc import Sequence

import numpy as np

from lib.pictures.pixels import to_bytes, to_unit_range

CUTS = (2, 3, 4)
"""How many tiles a side there can be."""
Move = tuple[int, int, int]
"""Whose tile is moved, by its place, and how far to the right and down, in pixels."""


def scramble_tiles(image: np.ndarray, cut: int, order: Sequence[int], moves: Sequence[Move] = ()) -> np.ndarray:
    """Return the image with its tiles in another order, and some of them moved.

    If a side is no multiple of `cut`, the pixels left over at its two ends stay where they are, the odd one at the
    lower or right end. Where a tile has been moved away its place has the colour of `mean_of_edge`, as far as no
    other tile lies there; what is moved beyond the image is cut off.

    Args:
        image: [height, width, channels].
        cut: tiles a side.
        order: for each place, row by row, the number of the tile that moves there.
        moves: each place at most once; of tiles that overlap, the one that comes last lies on top.

    Raises:
        ValueError: if `order` does not name every tile once, or `moves` a place that is not there or one twice.
    """
    if sorted(order) != list(range(cut * cut)):
        raise ValueError(f"expected each of {cut * cut} tiles once; got {list(order)}")
    moved = [place for place, _right, _down in moves]
    if len(set(moved)) < len(moved) or not set(moved) <= set(order):
        raise ValueError(f"expected places of 0 to {cut * cut - 1}, each once; got {moved}")
    height, width = (size // cut for size in image.shape[:2])
    top, left = ((size - cut * tile) // 2 for size, tile in zip(image.shape[:2], (height, width), strict=True))

    def corner(place: int) -> tuple[int, int]:
        row, column = divmod(place, cut)
        return top + row * height, left + column * width

    def tile_at(row: int, column: int) -> tuple[slice, slice]:
        return slice(max(row, 0), max(row + height, 0)), slice(max(column, 0), max(column + width, 0))

    result = image.copy()
    for place, tile in enumerate(order):
        result[tile_at(*corner(place))] = image[tile_at(*corner(tile))]
    for place in moved:
        result[tile_at(*corner(place))] = mean_of_edge(image)
    for place, right, down in moves:
        row, column = corner(place)
        target = result[tile_at(row + down, column + right)]
        tile = image[tile_at(*corner(order[place]))][max(-row - down, 0) :, max(-column - right, 0) :]
        target[:] = tile[: target.shape[0], : target.shape[1]]
    return result


def mean_of_edge(image: np.ndarray) -> np.ndarray:
    """Return the mean colour of the outermost pixels, [channels], in steps of 1/255.

    Args:
        image: [height, width, channels], of 0 to 255, or float32 of 0 to 1.
    """
    is_float = np.issubdtype(image.dtype, np.floating)
    levels = to_bytes(image) if is_float else image
    edge = np.concatenate([levels[0], levels[-1], levels[1:-1, 0], levels[1:-1, -1]])
    mean = np.floor(edge.mean(axis=0, dtype=np.float64) + 0.5).astype(np.uint8)
    return to_unit_range(mean) if is_float else mean
