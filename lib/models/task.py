"""What a network is built to read."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Task:
    """The images and the answers that a network is built for.

    Attributes:
        input_shape: (height, width, channels) of one image.
        classes: how many there are to tell apart.
        labels_per_image: how many of them each image shows; capsules take any number.
    """

    input_shape: tuple[int, int, int]
    classes: int
    labels_per_image: int = 1
