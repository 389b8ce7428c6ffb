"""What a network cannot read, said before anybody builds it."""

from collections.abc import Mapping

from lib.errors import N_, LearnerError

ALEXNET_SMALLEST = {"small": 15, "one_tower": 67, "original": 67}
"""Side of the smallest image that leaves a pixel after the third pooling, by variant."""


def check_readable(architecture: str, options: Mapping[str, object], input_shape: tuple[int, int, int]) -> None:
    """Nothing where the network can read images of this shape.

    Args:
        options: at least the network's own.
        input_shape: (height, width, channels).

    Raises:
        LearnerError: if the images are too small for the variant.
    """
    if architecture != "alexnet":
        return
    variant = str(options["variant"])
    smallest = ALEXNET_SMALLEST[variant]
    if min(input_shape[:2]) < smallest:
        raise LearnerError(
            N_(
                "AlexNet’s variant “{variant}” needs images of at least {smallest} × {smallest} pixels, but these "
                "have {height} × {width}. Choose a larger image size, or the variant “small”."
            ),
            variant=variant,
            smallest=smallest,
            height=input_shape[0],
            width=input_shape[1],
        )
