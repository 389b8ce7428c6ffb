"""Many small maps in one picture: filters in blue and orange, images in grey."""

from base64 import b64encode
from io import BytesIO

import numpy as np
from PIL import Image

LESS, NEUTRAL, MORE = np.array([29, 95, 176]), np.array([247, 247, 247]), np.array([217, 119, 6])
GAP = 4
TILE_WIDTH = 24
FEW_FILTERS = 64


def diverging(values: np.ndarray, limit: float) -> np.ndarray:
    """Return the colours of `values` in [−limit, limit], zero in the middle: [...] → uint8 [..., 3]."""
    share = np.clip(values / (limit or 1.0), -1.0, 1.0)[..., None]
    colours = np.where(share < 0, NEUTRAL + share * (NEUTRAL - LESS), NEUTRAL + share * (MORE - NEUTRAL))
    return np.round(colours).astype(np.uint8)


def grey(images: np.ndarray) -> np.ndarray:
    """Return images, uint8 or float in [0, 1], as uint8 [..., 3]; a single channel becomes grey."""
    pixels = images if images.dtype == np.uint8 else np.round(255.0 * np.clip(images, 0.0, 1.0)).astype(np.uint8)
    return np.repeat(pixels, 3, axis=-1) if pixels.shape[-1] == 1 else pixels


def grid(tiles: np.ndarray, columns: int, *, scale: int) -> Image.Image:
    """Lay out uint8 tiles [n, height, width, 3] in rows of `columns`, each pixel `scale` screen pixels.

    The gaps are transparent, so that they look right on light and dark.
    """
    count, height, width, _ = tiles.shape
    rows = -(-count // columns)
    sheet = np.zeros((rows * (height * scale + GAP), columns * (width * scale + GAP), 4), np.uint8)
    large = tiles.repeat(scale, axis=1).repeat(scale, axis=2)
    for number, tile in enumerate(large):
        top = (number // columns) * (height * scale + GAP)
        left = (number % columns) * (width * scale + GAP)
        sheet[top : top + height * scale, left : left + width * scale, :3] = tile
        sheet[top : top + height * scale, left : left + width * scale, 3] = 255
    return Image.fromarray(sheet, "RGBA")


def kernel_sheet(kernels: np.ndarray) -> tuple[Image.Image, float]:
    """Draw one tile a filter from kernels [height, width, inputs, filters], as seen on the first input channel.

    Tiles are about 24 screen pixels wide, 16 in a row, or 32 where there are many.

    Returns the picture and the limit of its scale, shared by all filters: the colours run from −limit
    to limit.
    """
    first = np.moveaxis(kernels[:, :, 0, :], -1, 0).astype(np.float32)  # (filters, height, width)
    limit = float(np.abs(first).max())
    count, _, width = first.shape
    columns = 16 if count <= FEW_FILTERS else 32
    return grid(diverging(first, limit), columns, scale=max(2, TILE_WIDTH // width)), limit


def data_url(image: np.ndarray) -> str:
    """Return a uint8 image [height, width], [height, width, 1], [height, width, 3] or with opacity
    [height, width, 4], as a PNG in a URL.
    """
    file = BytesIO()
    Image.fromarray(image[..., 0] if image.ndim == 3 and image.shape[-1] == 1 else image).save(file, "PNG")
    return "data:image/png;base64," + b64encode(file.getvalue()).decode()
