"""A capsule network small enough to train in a lesson on two CPU cores."""

import keras

from lib.models.capsule_network import CapsuleNetwork
from lib.models.capsules import RECONSTRUCTION_WEIGHT, ClassCapsules, Decoder, PrimaryCapsules
from lib.models.fast.batch_normalization import BatchNormalization


def _convolution(filters: int, strides: int, number: int) -> list[keras.layers.Layer]:
    return [
        keras.layers.Conv2D(filters, 3, strides, use_bias=False, name=f"conv{number}"),
        BatchNormalization(name=f"norm{number}"),
        keras.layers.ReLU(name=f"relu{number}"),
    ]


def build(
    input_shape: tuple[int, int, int],
    classes: int,
    *,
    convolutions: int = 2,
    width: int = 100,
    routing: str = "dynamic",
    iterations: int = 3,
    reconstruction: bool = True,
    reconstruction_weight: float = RECONSTRUCTION_WEIGHT,
    blocked_gradient: bool = False,
) -> CapsuleNetwork:
    """28×28×1 → 13×13×32 → 11×11×64 → 4×4 positions × 8 types of capsule → 128 × 8 → 10 × 16.

    Where the paper's network spends its time on 9×9 kernels, this one strides early with 3×3 kernels
    and normalises each batch, which lets it learn with a large step size. A primary capsule sees
    15×15 pixels.

    Args:
        convolutions: 3×3 convolutions before the primary capsules; one more than 2 lets each of those see
            4 more pixels in both directions.
        width: percent of these filters and of the types of primary capsule.
    """

    def scaled(count: int) -> int:
        return max(1, round(count * width / 100))

    return CapsuleNetwork(
        features=[
            *_convolution(scaled(32), strides=2, number=1),  # (batch, 13, 13, 32)
            *(
                layer  # (batch, 11, 11, 64), and two pixels less with each further one
                for number in range(2, convolutions + 1)
                for layer in _convolution(scaled(64), strides=1, number=number)
            ),
        ],
        primary=PrimaryCapsules(scaled(8), dim=8, kernel_size=5, strides=2, batch_normalization=True),
        class_capsules=ClassCapsules(
            classes, dim=16, iterations=iterations, routing=routing, blocked_gradient=blocked_gradient
        ),  # (batch, classes, 16)
        decoder=Decoder(input_shape) if reconstruction else None,
        reconstruction_weight=reconstruction_weight,
        name="capsnet_small",
    )
