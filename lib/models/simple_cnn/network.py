"""A small convolutional network for grey or colour images of any size."""

import keras

from lib.models.common_options import scaled
from lib.models.fast.batch_normalization import BatchNormalization
from lib.models.layer_stack import LayerStack
from lib.models.layers.attention import make_spatial_attention
from lib.models.simple_cnn.entry import FILTERS, Options, ends_of_convolution
from lib.models.task import Task


def build(options: Options, task: Task) -> LayerStack:
    """Return the network.

    28×28×1 → (conv 3×3 → pool) with 32, 64, 64 filters → 3×3×64 → dense 128 → dropout → classes.
    """
    layers = keras.layers
    blocks = [
        layer
        for number, filters in enumerate(FILTERS, start=1)
        for layer in (
            *_convolution(number, scaled(filters, options), is_normalized=options.normalization),
            *(make_spatial_attention(number) if options.attention else []),
            layers.MaxPooling2D(2, name=f"pool{number}"),  # halves both sides: 14, 7, 3
        )
    ]
    return LayerStack(
        [
            *blocks,  # (batch, 3, 3, 64)
            layers.Flatten(name="flatten"),  # (batch, 576)
            layers.Dense(scaled(128, options), activation="relu", name="dense"),  # (batch, 128)
            layers.Dropout(options.dropout, name="dropout"),
            layers.Dense(task.classes, name="logits"),  # (batch, classes)
        ],
        reads={
            f"attended{number}": (ends_of_convolution(number, options), f"attention{number}")
            for number in range(1, len(FILTERS) + 1)
        },
        labels_per_image=task.labels_per_image,
        name="simple_cnn",
    )


def _convolution(number: int, filters: int, *, is_normalized: bool) -> list[keras.layers.Layer]:
    layers = keras.layers
    if not is_normalized:
        return [layers.Conv2D(filters, 3, padding="same", activation="relu", name=f"conv{number}")]
    return [
        layers.Conv2D(filters, 3, padding="same", use_bias=False, name=f"conv{number}"),
        BatchNormalization(name=f"norm{number}"),
        layers.ReLU(name=f"relu{number}"),
    ]
