"""Efficient-CapsNet (Mazzia, Salvetti, Chiaberge 2021): few capsules, routed in one pass."""

import keras

from lib.models.capsule_network import CapsuleNetwork
from lib.models.capsules import ClassCapsules, Decoder, DepthwisePrimaryCapsules
from lib.models.common_options import choose_margins
from lib.models.efficient_capsnet.entry import Options
from lib.models.fast.batch_normalization import BatchNormalization
from lib.models.task import Task


def _convolution(filters: int, side: int, strides: int, number: int) -> list[keras.layers.Layer]:
    return [
        keras.layers.Conv2D(
            filters, side, strides, activation="relu", kernel_initializer="he_normal", name=f"conv{number}"
        ),
        BatchNormalization(name=f"norm{number}"),
    ]


def build(options: Options, task: Task) -> CapsuleNetwork:
    """Return the network: 28×28×1 → 24×24×32 → 22×22×64 → 20×20×64 → 9×9×128 → 16 capsules × 8 → 10 × 16.

    161,824 parameters for 28×28×1 and 10 classes before the decoder, which is the paper's of 2017. A
    primary capsule sees the whole image. ReLU comes before each normalisation, as in the authors' code.
    """
    return CapsuleNetwork(
        features=[
            *_convolution(32, options.conv_kernel, strides=1, number=1),  # (batch, 24, 24, 32)
            *_convolution(64, 3, strides=1, number=2),  # (batch, 22, 22, 64)
            *_convolution(64, 3, strides=1, number=3),  # (batch, 20, 20, 64)
            *_convolution(
                options.primary_types * options.primary_dim, 3, strides=2, number=4
            ),  # (batch, 9, 9, 128)
        ],
        primary=DepthwisePrimaryCapsules(options.primary_dim),  # (batch, 16, 8)
        class_capsules=ClassCapsules(
            task.classes,
            options.class_dim,
            routing="self_attention",
            kernel_initializer=keras.initializers.TruncatedNormal(stddev=(2.0 / options.primary_dim) ** 0.5),
        ),  # (batch, classes, 16)
        decoder=Decoder(task.input_shape) if options.reconstruction else None,
        reconstruction_weight=options.reconstruction_weight,
        margins=choose_margins(options),
        name="efficient_capsnet",
    )
