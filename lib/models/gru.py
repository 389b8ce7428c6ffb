"""Recurrent networks that read an image row by row: forwards, in both directions, and after a convolution.

The units are Keras's. With the steps written out and one product for what they all take from the rows, a CPU
needed a quarter less time for a step of training but several times as long before the first, and a GPU would
lose its own kernel.
"""

import keras

from lib.models.layer_stack import LayerStack

UNITS = (128, 256)


def build(
    input_shape: tuple[int, int, int], classes: int, *, labels_per_image: int = 1, dropout: float = 0.4
) -> LayerStack:
    """28×28×1 → 28 rows of 28 → GRU 128, its state after each row → GRU 256, its last → dense 1024 → classes."""
    layers = [_rows(input_shape), *_readers()]
    return _classifier(layers, classes, dropout, labels_per_image, "gru")


def build_bidirectional(
    input_shape: tuple[int, int, int], classes: int, *, labels_per_image: int = 1, dropout: float = 0.4
) -> LayerStack:
    """The same, with a second GRU beside each that reads from below: states of 2 · 128 and of 2 · 256."""
    layers = [_rows(input_shape), *(keras.layers.Bidirectional(reader, name=reader.name) for reader in _readers())]
    return _classifier(layers, classes, dropout, labels_per_image, "bigru")


def build_convolutional(
    input_shape: tuple[int, int, int], classes: int, *, labels_per_image: int = 1, dropout: float = 0.4
) -> LayerStack:
    """28 rows of 28 → 1-D convolution 32 of width 5 over the rows → pool 2 → 14 × 32 → the GRUs of `build`."""
    layers = [
        _rows(input_shape),
        keras.layers.Conv1D(32, 5, padding="same", activation="relu", name="conv1"),  # (batch, 28, 32)
        keras.layers.MaxPooling1D(2, name="pool1"),  # (batch, 14, 32)
        *_readers(),
    ]
    return _classifier(layers, classes, dropout, labels_per_image, "conv_gru")


def _rows(input_shape: tuple[int, int, int]) -> keras.layers.Layer:
    """The image as a sequence of its rows, [batch, height, width · channels]."""
    height, width, channels = input_shape
    return keras.layers.Reshape((height, width * channels), name="rows")


def _readers() -> list[keras.layers.Layer]:
    return [
        keras.layers.GRU(UNITS[0], return_sequences=True, name="gru1"),  # (batch, rows, 128)
        keras.layers.GRU(UNITS[1], name="gru2"),  # (batch, 256)
    ]


def _classifier(
    layers: list[keras.layers.Layer], classes: int, dropout: float, labels_per_image: int, name: str
) -> LayerStack:
    return LayerStack(
        [
            *layers,
            keras.layers.Dense(1024, activation="relu", name="dense"),  # (batch, 1024)
            keras.layers.Dropout(dropout, name="dropout"),
            keras.layers.Dense(classes, name="logits"),  # (batch, classes)
        ],
        labels_per_image=labels_per_image,
        name=name,
    )
