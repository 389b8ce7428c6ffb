"""Augmentation: every training image is changed a little, in another way each time. Without TensorFlow."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from lib.datasets.splits.deformed_split import affine_matrix
from lib.pictures.ndimage import ndimage


def augment(
    images: np.ndarray,
    *,
    shift: int = 0,
    flip: bool = False,
    rotation: float = 0.0,
    zoom: float = 0.0,
    brightness: float = 0.0,
    random: np.random.Generator,
) -> np.ndarray:
    """Shift, mirror, turn, zoom and brighten each image by its own random amounts, all uniform.

    A change that is switched off draws no numbers from `random`, so that a seed keeps its meaning.

    Args:
        images: uint8 [batch, height, width, channels].
        shift: by up to this many pixels along both axes; what enters is black.
        flip: mirror half of the images, left to right.
        rotation: by up to this many degrees both ways, about the middle; what enters repeats the border.
        zoom: up to this many percent larger or smaller, about the middle.
        brightness: up to this many percent brighter or darker.
        random: what the amounts are drawn from.

    Returns:
        uint8 of the same shape.
    """
    count = len(images)
    if shift:
        images = shift_images(images, shift, *random.integers(0, 2 * shift + 1, size=(2, count)))
    if flip:
        mirrored = random.random(count) < 0.5
        images = np.where(mirrored[:, None, None, None], images[:, :, ::-1], images)
    if rotation or zoom:
        degrees = random.uniform(-rotation, rotation, count)
        scales = 1 + random.uniform(-zoom, zoom, count) / 100
        images = np.stack([_turn(*one) for one in zip(images, degrees, scales, strict=True)])
    if brightness:
        factors = 1 + random.uniform(-brightness, brightness, count) / 100
        images = _clip_to_bytes(images * factors[:, None, None, None])
    return images


def shift_images(images: np.ndarray, most: int, down: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Return each image cut out of itself with `most` black pixels around it.

    Args:
        images: uint8 [n, height, width, channels].
        down, right: int [n], where each cut begins, 0 to 2 · `most`; `most` leaves the image as it is.
    """
    count, height, width, _ = images.shape
    padded = np.pad(images, ((0, 0), (most, most), (most, most), (0, 0)))
    windows = sliding_window_view(padded, (height, width), axis=(1, 2))  # type: ignore[call-overload]
    return np.moveaxis(windows[np.arange(count), down, right], 1, -1)  # (n, height, width, channels)


def _turn(image: np.ndarray, degrees: float, scale: float) -> np.ndarray:
    """Return one image turned counter-clockwise and made `scale` times as large about its middle, bilinearly."""
    # Each pixel of the result asks which place of the image it shows.
    inverse = np.linalg.inv(affine_matrix(degrees, 0.0, np.array([scale, scale])))
    middle = (np.array(image.shape[:2]) - 1) / 2
    offset = middle - inverse @ middle
    channels = [
        ndimage().affine_transform(channel.astype(np.float32), inverse, offset, order=1, mode="nearest")
        for channel in np.moveaxis(image, -1, 0)
    ]
    return _clip_to_bytes(np.stack(channels, axis=-1))


def _clip_to_bytes(values: np.ndarray) -> np.ndarray:
    return np.round(np.clip(values, 0, 255)).astype(np.uint8)
