"""Two digits on one picture: each placed on a larger frame, then added.

As MultiMNIST is made in Sabour, Frosst and Hinton 2017, section 6.1. NumPy alone, because the page on which a
learner overlaps two digits uses it too.
"""

import numpy as np
from numpy.typing import ArrayLike


def place(digits: np.ndarray, shape: tuple[int, int], down: ArrayLike, right: ArrayLike) -> np.ndarray:
    """Return each digit on a black frame, moved from its middle by whole pixels.

    Args:
        digits: [..., height, width, channels].
        shape: (height, width) of the frame.
        down: [...] or one number, in pixels from the middle; negative moves up.
        right: likewise; negative moves left.

    Returns:
        [..., *shape, channels] of the digits' type.

    Raises:
        ValueError: if a digit would not lie on its frame as a whole.
    """
    *many, height, width, channels = digits.shape
    flat = digits.reshape(-1, height, width, channels)
    tops = np.broadcast_to(np.asarray(down) + (shape[0] - height) // 2, many).reshape(-1)
    lefts = np.broadcast_to(np.asarray(right) + (shape[1] - width) // 2, many).reshape(-1)
    for starts, size, room in ((tops, height, shape[0]), (lefts, width, shape[1])):
        if starts.size and not 0 <= starts.min() <= starts.max() <= room - size:
            raise ValueError(
                f"a digit of {height}×{width} must lie on its frame of {shape[0]}×{shape[1]} as a whole"
            )
    frames = np.zeros((len(flat), *shape, channels), digits.dtype)
    # Slices copy whole rows; one index for all pixels at once is seven times slower.
    for frame, digit, top, left in zip(frames, flat, tops.tolist(), lefts.tolist(), strict=True):
        frame[top : top + height, left : left + width] = digit
    return frames.reshape(*many, *shape, channels)


def place_and_cut(digits: np.ndarray, shape: tuple[int, int], down: ArrayLike, right: ArrayLike) -> np.ndarray:
    """Return what `place` does, but cut off what of a digit would lie beyond its frame."""
    *_, height, width, _channels = digits.shape
    furthest = [int(np.abs(moved).max(initial=0)) for moved in (np.asarray(down), np.asarray(right))]
    beyond = max(0, furthest[0] - (shape[0] - height) // 2, furthest[1] - (shape[1] - width) // 2)
    if not beyond:
        return place(digits, shape, down, right)
    larger = place(digits, (shape[0] + 2 * beyond, shape[1] + 2 * beyond), down, right)
    return larger[..., beyond:-beyond, beyond:-beyond, :]


def overlap(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Return the sum of two uint8 pictures of one shape; what would be brighter than white is white (255)."""
    return np.minimum(first.astype(np.uint16) + second, 255).astype(np.uint8)
