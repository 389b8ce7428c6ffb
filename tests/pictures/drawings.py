"""Drawings of a seven, the files that hold them, and what two pictures have in common."""

import io
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

DIGITS = (28, 28, 1)
"""The shape that networks on MNIST receive."""
SEVEN = [(60, 60), (220, 60), (120, 230)]
Colour = str | int | tuple[int, ...]


def drawing(
    ink: Colour = "white",
    paper: Colour = "black",
    width: int = 20,
    mode: str = "RGB",
    points: list[tuple[int, int]] = SEVEN,
) -> Image.Image:
    image = Image.new(mode, (280, 280), paper)
    ImageDraw.Draw(image).line(points, fill=ink, width=width, joint="curve")
    return image


def file_of(image: Image.Image, kind: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def correlation(a: npt.NDArray[Any], b: npt.NDArray[Any]) -> float:
    return float(np.corrcoef(a.ravel(), b.ravel())[0, 1])


def centre_of_mass(picture: npt.NDArray[Any]) -> tuple[float, float]:
    rows, columns = np.indices(picture.shape)
    return float((rows * picture).sum() / picture.sum()), float((columns * picture).sum() / picture.sum())
