"""What an inspector reports about many images cut in tiles; without TensorFlow."""

from dataclasses import dataclass

IMAGES = 200
"""The first test images, so that every network reads the same."""


@dataclass(frozen=True)
class ScrambledCount:
    """Of how many images the label was read: in the whole image, and in its parts."""

    images: int
    whole: int
    parts: int
