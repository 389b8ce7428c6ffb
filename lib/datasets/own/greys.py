"""Whether the pictures of a learner's data set are grey, and whether they are drawn as MNIST's digits are."""

from collections.abc import Iterable

import numpy as np
from PIL import Image

DARK = 40
"""A level that the ground of a drawing stays below, as most of its border shows it."""
MOST_OF = 0.9
"""Of the pictures, that have such a ground."""


class Greys:
    """The pictures of a data set so far.

    Attributes:
        coloured: the file of the first that has colours; "" while there is none.
    """

    def __init__(self) -> None:
        self.coloured = ""
        self._count = self._dark = 0

    def add(self, image: Image.Image, file: str) -> None:
        """Note a picture in mode RGB."""
        if self.coloured:
            return
        if has_colours(image):
            self.coloured = file
            return
        self._count += 1
        self._dark += _has_dark_ground(np.asarray(image.getchannel("R")))

    def are_grey(self) -> bool:
        """Return whether there are pictures, and none has colours."""
        return self._count > 0 and not self.coloured

    def are_inked(self, names: Iterable[str]) -> bool:
        """Return whether they are grey and show single characters, light on dark.

        Args:
            names: of the classes.
        """
        return self.are_grey() and self._dark >= MOST_OF * self._count and all(len(name) == 1 for name in names)


def has_colours(image: Image.Image) -> bool:
    """Return whether the channels of a picture in mode RGB differ anywhere."""
    pixels = np.asarray(image)
    return bool((pixels[..., :1] != pixels[..., 1:]).any())


def _has_dark_ground(levels: np.ndarray) -> bool:
    border = np.concatenate([levels[0], levels[-1], levels[:, 0], levels[:, -1]])
    return float(np.median(border)) < DARK
