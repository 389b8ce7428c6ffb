"""What a network is built to read."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Task:
    """The images and labels that a network is built for.

    Attributes:
        input_shape: (height, width, channels) of one image.
        classes: the number of classes to tell apart.
        labels_per_image: the number of classes that each image shows; capsules take any number.
    """

    input_shape: tuple[int, int, int]
    classes: int
    labels_per_image: int = 1
