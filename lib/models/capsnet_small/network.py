"""A capsule network small enough to train in a lesson on two CPU cores."""

import keras

from lib.models.capsnet_small.entry import Options
from lib.models.capsule_network import CapsuleNetwork
from lib.models.capsules import ClassCapsules, Decoder, PrimaryCapsules
from lib.models.common_options import choose_margins, scaled
from lib.models.fast.batch_normalization import BatchNormalization
from lib.models.task import Task


def _convolution(filters: int, side: int, strides: int, number: int) -> list[keras.layers.Layer]:
    return [
        keras.layers.Conv2D(filters, side, strides, use_bias=False, name=f"conv{number}"),
        BatchNormalization(name=f"norm{number}"),
        keras.layers.ReLU(name=f"relu{number}"),
    ]


def build(options: Options, task: Task) -> CapsuleNetwork:
    """Return the network: 28×28×1 → 13×13×32 → 11×11×64 → 4×4 positions × 8 types of capsule → 128 × 8 → 10 × 16.

    Where the paper's network spends its time on 9×9 kernels, this one strides early with 3×3 kernels
    and normalises each batch, which lets it learn with a large step size. A primary capsule sees
    15×15 pixels.
    """
    return CapsuleNetwork(
        features=[
            *_convolution(scaled(32, options), options.conv_kernel, strides=2, number=1),  # (batch, 13, 13, 32)
            *(
                layer  # (batch, 11, 11, 64), and two pixels less with each further one
                for number in range(2, options.convolutions + 1)
                for layer in _convolution(scaled(64, options), options.conv_kernel, strides=1, number=number)
            ),
        ],
        primary=PrimaryCapsules(
            scaled(options.primary_types, options),
            options.primary_dim,
            options.primary_kernel,
            strides=2,
            batch_normalization=True,
        ),  # (batch, 4·4·8, 8)
        class_capsules=ClassCapsules(
            task.classes,
            options.class_dim,
            iterations=options.iterations,
            routing=options.routing,
            blocked_gradient=options.blocked_gradient,
            vote_limit=options.vote_limit,
        ),  # (batch, classes, 16)
        decoder=Decoder(task.input_shape) if options.reconstruction else None,
        reconstruction_weight=options.reconstruction_weight,
        margins=choose_margins(options),
        name="capsnet_small",
    )
