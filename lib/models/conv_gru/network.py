"""A recurrent network that reads the rows of an image after a convolution over them."""

import keras

from lib.models.layer_stack import LayerStack


def build(
    input_shape: tuple[int, int, int], classes: int, *, labels_per_image: int = 1, dropout: float = 0.4
) -> LayerStack:
    """28 rows of 28 → 1-D convolution 32 of width 5 → pool 2 → 14 × 32 → GRU 128 → GRU 256 → classes."""
    height, width, channels = input_shape
    return LayerStack(
        [
            keras.layers.Reshape((height, width * channels), name="rows"),  # (batch, height, width · channels)
            keras.layers.Conv1D(32, 5, padding="same", activation="relu", name="conv1"),  # (batch, 28, 32)
            keras.layers.MaxPooling1D(2, name="pool1"),  # (batch, 14, 32)
            keras.layers.GRU(128, return_sequences=True, name="gru1"),  # (batch, rows, 128)
            keras.layers.GRU(256, name="gru2"),  # (batch, 256)
            keras.layers.Dense(1024, activation="relu", name="dense"),  # (batch, 1024)
            keras.layers.Dropout(dropout, name="dropout"),
            keras.layers.Dense(classes, name="logits"),  # (batch, classes)
        ],
        labels_per_image=labels_per_image,
        name="conv_gru",
    )
